import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import type { InProcessBank } from "@/sandbox/in-process";
import type { Gate } from "./gate";

/**
 * Puts a test's own bank behind a real socket, for processes other than the test. `before` holds a call that has not
 * reached the bank yet, `after` one that the bank has done and not answered.
 */
export async function serveBank(bank: InProcessBank, gates: { before?: Gate; after?: Gate }) {
  const server = createServer(async (incoming, outgoing) => {
    const init = await readCall(incoming);
    await gates.before?.pass();
    const response = await bank.fetch(`${bank.bankUrl}${incoming.url}`, init);
    await gates.after?.pass();
    outgoing.writeHead(response.status, Object.fromEntries(response.headers));
    outgoing.end(await response.text());
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function readCall(incoming: IncomingMessage): Promise<RequestInit> {
  const headers = {
    authorization: incoming.headers.authorization ?? "",
    "content-type": incoming.headers["content-type"] ?? "",
  };
  const body = await text(incoming);
  return { method: incoming.method ?? "GET", headers, ...(body ? { body } : {}) };
}

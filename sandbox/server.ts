import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { SECOND_MS } from "@/lib/core/clock";
import type { Log } from "@/lib/core/log";
import { type BankOptions, createBank } from "./bank/bank";
import { startEventLoop } from "./event-loop";
import { createHandler } from "./http/handle-request";
import { holdAnswer } from "./http/hold-answer";
import { problem } from "./http/http-answer";
import { logRequest } from "./http/log-request";
import { readRequest } from "./http/read-request";
import { sendDueEvents } from "./send-events";

const REQUEST_TIMEOUT_MS = 10 * SECOND_MS;
const CLOSE_WITHIN_MS = 2 * SECOND_MS;

export type ServerOptions = BankOptions & {
  /** 0 takes any free port. */
  port: number;
  /** The bearer key of the API and the key that signs events. */
  secret: string;
  log: Log;
};

/**
 * Starts the bank: its HTTP server and the loop that sends its events. `close` lets running requests end, drops the answers
 * that are held back, and closes the store.
 */
export async function startSandboxServer(options: ServerOptions) {
  const { secret, clock, log } = options;
  const bank = createBank(options);
  const handle = createHandler(bank, secret);
  const closing = new AbortController();
  const loop = startEventLoop(
    async () => {
      const { next, ...sent } = await sendDueEvents({ bank, secret, clock });
      if (sent.accepted + sent.refused > 0) log.info(sent, "events sent");
      return next && next.getTime() - clock.now().getTime();
    },
    (error) => log.error({ error }, "sending events failed"),
  );
  const answer = async (incoming: IncomingMessage, outgoing: ServerResponse) => {
    const request = await readRequest(incoming, options.publicUrl);
    if (!request) return send(outgoing, problem(413, "too_large", "The body is too large."));
    const { response, holdMs } = await handle(request);
    loop.wake();
    if (holdMs > 0) await holdAnswer(outgoing, holdMs, closing.signal);
    return send(outgoing, response);
  };
  const server = createServer({ requestTimeout: REQUEST_TIMEOUT_MS }, (incoming, outgoing) => {
    logRequest(incoming, outgoing, { clock, log });
    answer(incoming, outgoing).catch((error) => {
      log.error({ error }, "request failed");
      return send(outgoing, problem(500, "fault", "The bank has a fault."));
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject).listen(options.port, resolve);
  });

  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      closing.abort();
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeIdleConnections();
      setTimeout(() => server.closeAllConnections(), CLOSE_WITHIN_MS).unref();
      await closed;
      await loop.stop();
      await options.store.close();
    },
  };
}

async function send(outgoing: ServerResponse, response: Response): Promise<void> {
  if (outgoing.destroyed || outgoing.headersSent) return;
  const headers = Object.fromEntries(response.headers);
  // The rest of a body that was too large is not read, so the connection cannot be used again.
  if (response.status === 413) headers.connection = "close";
  outgoing.writeHead(response.status, headers);
  outgoing.end(await response.text());
}

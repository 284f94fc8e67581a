import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

/** A merchant's server that answers each post with the next of the statuses, the last again and again. */
export async function answerWith(statuses: [number, ...number[]]) {
  const bodies: { id: string; type: string; data: Record<string, unknown> }[] = [];
  const server = createServer(async (request, response) => {
    bodies.push(JSON.parse(await text(request)));
    const status = statuses[Math.min(bodies.length, statuses.length) - 1] ?? 200;
    response.writeHead(status).end();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/confirm`, bodies, stop: () => server.close() };
}

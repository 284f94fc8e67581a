import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { findRoute, METHODS } from "./api-routes";

/** Puts the route handlers behind a real socket, for processes other than the test. `drop` breaks every connection. */
export async function serveApi(baseUrl: string) {
  const server = createServer(async (incoming, outgoing) => {
    const leaving = new AbortController();
    outgoing.once("close", () => leaving.abort());
    const response = await answer(incoming, baseUrl, leaving.signal);
    outgoing.writeHead(response.status, Object.fromEntries(response.headers));
    outgoing.flushHeaders();
    const reader = response.body?.getReader();
    for (let next = await reader?.read(); next && !next.done; next = await reader?.read()) {
      outgoing.write(next.value);
    }
    outgoing.end();
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    drop: () => server.closeAllConnections(),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function answer(incoming: IncomingMessage, baseUrl: string, signal: AbortSignal): Promise<Response> {
  const url = new URL(incoming.url ?? "/", baseUrl);
  const method = METHODS.find((known) => known === incoming.method) ?? "GET";
  const route = findRoute(method, url.pathname);
  if (!route) return new Response("no such route", { status: 404 });
  const body = await buffer(incoming);
  const headers = Object.entries(incoming.headers).map(([name, value]): [string, string] => [
    name,
    String(value),
  ]);
  const request = new Request(url, { method, headers, signal, ...(body.length > 0 ? { body } : {}) });
  const params = Promise.resolve(route.params) as Promise<never>;
  return route.handler(request, { params });
}

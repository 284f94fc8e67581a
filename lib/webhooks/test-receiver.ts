import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach } from "vitest";

export type Received = { headers: Record<string, string>; body: Buffer };
export type Reply = { status: number; headers?: Record<string, string>; body?: string };
export type Receiver = {
  url: string;
  received: Received[];
  /** Settles when that many have arrived, answered or not. */
  arrival(count: number): Promise<void>;
};

const opened: Server[] = [];
afterEach(() => {
  for (const server of opened.splice(0)) {
    server.close();
    server.closeAllConnections();
  }
});

/**
 * A merchant's server on this machine, closed after the test. `reply` is asked for each delivery, counted from 1; while
 * its promise is open the sender waits.
 */
export async function openReceiver(
  reply: (count: number) => Reply | Promise<Reply> = () => ({ status: 204 }),
): Promise<Receiver> {
  const received: Received[] = [];
  const waiting = new Set<() => void>();
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    received.push({ headers: plainHeaders(request.headers), body: Buffer.concat(chunks) });
    const count = received.length;
    for (const look of waiting) look();
    const { status, headers, body } = await reply(count);
    response.writeHead(status, headers).end(body);
  });
  opened.push(server);
  await new Promise<void>((settle) => server.listen(0, "127.0.0.1", settle));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/hooks`,
    received,
    arrival: (count) =>
      new Promise<void>((settle) => {
        const look = () => {
          if (received.length < count) return;
          waiting.delete(look);
          settle();
        };
        waiting.add(look);
        look();
      }),
  };
}

/** A promise that the test settles when it wants to. */
export function gate<T>(): { promise: Promise<T>; open: (value: T) => void } {
  let open: (value: T) => void = () => {};
  const promise = new Promise<T>((settle) => {
    open = settle;
  });
  return { promise, open };
}

function plainHeaders(headers: IncomingHttpHeaders): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
}

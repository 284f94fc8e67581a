import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** What arrived of one event: when first, in milliseconds of this process, and how often it was accepted. */
type Arrival = { firstAt: number; accepted: number };

export type EventReceiver = Awaited<ReturnType<typeof openEventReceiver>>;

/**
 * A merchant's server that takes every event and remembers the first arrival of each. Until `stopFailing`, what is posted to
 * `/dead/…` is never answered and every second one to `/flaky/…` is refused; what is posted to `/floor` is only read.
 */
export async function openEventReceiver() {
  const arrivals = new Map<string, Arrival>();
  const bodies: string[] = [];
  /** Of each object the numbers of its events, as they first came. */
  const sequences = new Map<string, number[]>();
  const unanswered = new Set<ServerResponse>();
  let isFailing = true;
  let flakyCount = 0;

  function note(body: string, arrivedAt: number, isAccepted: boolean): void {
    const { id, sequence, data } = JSON.parse(body);
    const before = arrivals.get(id);
    if (!before) {
      bodies.push(body);
      sequences.set(data.id, [...(sequences.get(data.id) ?? []), sequence]);
    }
    arrivals.set(id, {
      firstAt: before?.firstAt ?? arrivedAt,
      accepted: (before?.accepted ?? 0) + (isAccepted ? 1 : 0),
    });
  }

  const server = createServer(async (request, response) => {
    const arrivedAt = performance.now();
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const [, kind] = (request.url ?? "").split("/");
    const isRefused = isFailing && (kind === "dead" || (kind === "flaky" && flakyCount++ % 2 === 0));
    if (kind !== "floor") note(Buffer.concat(chunks).toString(), arrivedAt, !isRefused);
    if (isRefused && kind === "dead") return void unanswered.add(response);
    response.writeHead(isRefused ? 500 : 204).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;

  return {
    url: `http://127.0.0.1:${port}`,
    arrivals,
    bodies,
    stopFailing: () => {
      isFailing = false;
      for (const response of unanswered) response.destroy();
    },
    /** Objects of which a later event came first. */
    countOutOfOrder: () =>
      [...sequences.values()].filter((seen) => seen.some((sequence, index) => sequence !== index + 1)).length,
    /** Accepted events that were sent again. */
    countDuplicates: () =>
      [...arrivals.values()].reduce((sum, { accepted }) => sum + Math.max(0, accepted - 1), 0),
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

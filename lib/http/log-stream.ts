import type { Context, Scope } from "@/db/context";
import type { EventType } from "@/lib/contracts/event-types";
import { logChannelMessage } from "@/lib/events/emit";
import { listEvents } from "@/lib/events/list-events";
import { wakes } from "./wakes";

/** Keeps proxies from taking a quiet stream for a dead one, and is when a lost wake is made up for. */
const HEARTBEAT_MS = 15_000;
/** Clients come back by themselves with the last id; this bounds what a revoked key can still hear. */
const MAX_AGE_MS = 15 * 60_000;
const BATCH = 100;

type Input = { scope: Scope; position: number; type?: EventType | undefined; signal: AbortSignal };

/**
 * A merchant's log behind a position as server-sent events, in order and without gaps: `id` is the cursor, `event` the
 * type, `data` the bytes that endpoints are sent. It goes on with what is written from then on, until the client leaves.
 *
 * Nothing is read from the log faster than the client takes it.
 */
export async function logStream(
  ctx: Context,
  { scope, position, type, signal }: Input,
): Promise<ReadableStream> {
  const emitter = await wakes();
  const message = logChannelMessage(scope);
  const bell = createBell();
  const end = setTimeout(() => stop(), MAX_AGE_MS);
  const heartbeat = setInterval(bell.ring, HEARTBEAT_MS);
  let isStopped = false;
  let last = position;
  const stop = () => {
    isStopped = true;
    emitter.off(message, bell.ring);
    clearTimeout(end);
    clearInterval(heartbeat);
    bell.ring();
  };
  emitter.on(message, bell.ring);
  signal.addEventListener("abort", stop, { once: true });
  if (signal.aborted) stop();

  const encoder = new TextEncoder();
  return new ReadableStream<Uint8Array>({
    start: (controller) =>
      controller.enqueue(encoder.encode(`retry: 2000\nid: ${position}\n: listening\n\n`)),
    async pull(controller) {
      while (!isStopped) {
        bell.mute();
        const rows = await listEvents(ctx.db, scope, { after: last, limit: BATCH, type });
        for (const row of rows) controller.enqueue(encoder.encode(frame(row)));
        last = rows.at(-1)?.position ?? last;
        if (rows.length > 0) return;
        await bell.rung();
        if (!isStopped) controller.enqueue(encoder.encode(": still here\n\n"));
      }
      controller.close();
    },
    cancel: stop,
  });
}

function frame({ position, body, type }: { position: number; body: string; type: EventType }): string {
  return `id: ${position}\nevent: ${type}\ndata: ${body}\n\n`;
}

/** Rings are remembered until they are heard: one between a look and a wait is not lost. */
function createBell() {
  let isRung = false;
  let wake = () => {};
  return {
    ring: () => {
      isRung = true;
      wake();
    },
    mute: () => {
      isRung = false;
    },
    rung: () =>
      new Promise<void>((resolve) => {
        if (isRung) return resolve();
        wake = resolve;
      }),
  };
}

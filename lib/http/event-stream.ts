import { createLanes } from "@/lib/core/lanes";
import { webContext } from "./context";
import { API_KEYS_CHANGED } from "./known-callers";
import { stopping } from "./stopping";
import { type Place, takePlaces } from "./stream-places";
import { wakes } from "./wakes";

/** Keeps proxies from taking a quiet stream for a dead one, and is when a lost wake is made up for. */
const HEARTBEAT_MS = 15_000;
/** Clients open a stream again by themselves; this bounds what a forgotten tab costs. */
const MAX_AGE_MS = 15 * 60_000;
/** Looks at the database that all streams of this process make at a time: however many there are, others get their turn. */
const LOOKS_AT_A_TIME = 3;

const STREAM_HEADERS = {
  "content-type": "text/event-stream; charset=utf-8",
  "cache-control": "no-store, no-transform",
  "x-accel-buffering": "no",
};

type Source = {
  /** Who listens: each may have so many streams open. */
  places: readonly Place[];
  /** The message by which commits tell that there may be something new. */
  message: string;
  /** Said at once; empty for nothing. */
  hello: string;
  /** What there is to tell since the last look, as events; null for nothing. */
  next(): Promise<string | null>;
  /**
   * When the key ends that the stream was opened with, null for never. Throws where it may not listen any more. Asked at the
   * beginning, and again whenever keys have changed.
   */
  readKeyExpiry?(): Promise<Date | null>;
};

const holder = globalThis as typeof globalThis & { opentillLooks?: ReturnType<typeof createLanes> };

/**
 * Server-sent events: what a source has to tell, at once and within moments of each commit that changes it. Nothing is read
 * faster than the client takes it. A HEAD is answered with the headers alone, and a process that is about to end ends
 * its streams.
 */
export async function eventStream(
  request: Request,
  source: Source,
  headers: Record<string, string> = {},
): Promise<Response> {
  const answer = { headers: { ...STREAM_HEADERS, ...headers } };
  if (request.method === "HEAD") return new Response(null, answer);
  const leave = takePlaces(source.places);
  try {
    return new Response(await openStream(request.signal, source, leave), answer);
  } catch (error) {
    leave();
    throw error;
  }
}

/** It ends with its client, with this process, with the key that opened it, or of old age. */
async function openStream(signal: AbortSignal, source: Source, leave: () => void): Promise<ReadableStream> {
  const emitter = await wakes();
  holder.opentillLooks ??= createLanes(LOOKS_AT_A_TIME);
  const looks = holder.opentillLooks;
  const bell = createBell();
  let isStopped = false;
  let isKeyInDoubt = true;
  const doubtKey = () => {
    isKeyInDoubt = true;
    bell.ring();
  };
  const stop = () => {
    isStopped = true;
    emitter.off(source.message, bell.ring);
    emitter.off(API_KEYS_CHANGED, doubtKey);
    clearTimeout(end);
    clearTimeout(keyEnd);
    clearInterval(heartbeat);
    process.signal.removeEventListener("abort", stop);
    leave();
    bell.ring();
  };
  const process = stopping();
  const end = setTimeout(() => stop(), MAX_AGE_MS);
  const heartbeat = setInterval(bell.ring, HEARTBEAT_MS);
  let keyEnd: NodeJS.Timeout | undefined;
  const look = async () => {
    if (!isKeyInDoubt || !source.readKeyExpiry) return source.next();
    isKeyInDoubt = false;
    const leftMs = msUntil(await source.readKeyExpiry());
    clearTimeout(keyEnd);
    if (leftMs < MAX_AGE_MS && !isStopped) keyEnd = setTimeout(stop, leftMs);
    return source.next();
  };
  if (source.readKeyExpiry) emitter.on(API_KEYS_CHANGED, doubtKey);
  emitter.on(source.message, bell.ring);
  signal.addEventListener("abort", stop, { once: true });
  process.signal.addEventListener("abort", stop, { once: true });
  if (signal.aborted || process.signal.aborted) stop();

  const encoder = new TextEncoder();
  return new ReadableStream<Uint8Array>({
    start(controller) {
      if (source.hello !== "") controller.enqueue(encoder.encode(source.hello));
    },
    async pull(controller) {
      for (let isFirst = true; !isStopped; isFirst = false) {
        bell.mute();
        const text = await looks.run("streams", look).catch(() => {
          // The client comes back by itself, to a database that answers.
          stop();
          return null;
        });
        if (text !== null) return controller.enqueue(encoder.encode(text));
        if (!isFirst && !isStopped) controller.enqueue(encoder.encode(": still here\n\n"));
        if (!isStopped) await bell.rung();
      }
      controller.close();
    },
    cancel: stop,
  });
}

function msUntil(time: Date | null): number {
  if (time === null) return Number.POSITIVE_INFINITY;
  return time.getTime() - webContext().ctx.wallClock.now().getTime();
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

import { wakes } from "./wakes";

/** Keeps proxies from taking a quiet stream for a dead one, and is when a lost wake is made up for. */
const HEARTBEAT_MS = 15_000;
/** The browser opens the stream again by itself; this bounds what a forgotten tab costs. */
const MAX_AGE_MS = 15 * 60_000;

type Watched = {
  /** The message by which commits tell of a change. */
  message: string;
  /** What is true now. */
  read(): Promise<object>;
};

/** A state as server-sent events: at once, and within moments of each commit that changes it. */
export async function liveStream({ message, read }: Watched, signal: AbortSignal): Promise<ReadableStream> {
  const emitter = await wakes();
  let stop = () => {};
  return new ReadableStream({
    start(controller) {
      const encoder = new TextEncoder();
      let last = "";
      const look = async () => {
        try {
          const now = JSON.stringify(await read());
          controller.enqueue(
            encoder.encode(now === last ? ": still here\n\n" : `event: change\ndata: ${now}\n\n`),
          );
          last = now;
        } catch {
          stop();
        }
      };
      const tell = oneAtATime(look);
      const heartbeat = setInterval(tell, HEARTBEAT_MS);
      const end = setTimeout(() => stop(), MAX_AGE_MS);
      emitter.on(message, tell);
      stop = () => {
        emitter.off(message, tell);
        clearInterval(heartbeat);
        clearTimeout(end);
        try {
          controller.close();
        } catch {
          // The browser closed it first.
        }
      };
      if (signal.aborted) return stop();
      signal.addEventListener("abort", () => stop(), { once: true });
      void tell();
    },
    cancel: () => stop(),
  });
}

/** Of two looks at once the older could be told last. Whoever asks during one gets another after it. */
function oneAtATime(look: () => Promise<void>): () => Promise<void> {
  let isLooking = false;
  let isAskedAgain = false;
  return async () => {
    isAskedAgain = true;
    if (isLooking) return;
    isLooking = true;
    while (isAskedAgain) {
      isAskedAgain = false;
      await look();
    }
    isLooking = false;
  };
}

import { SECOND_MS } from "@/lib/core/clock";

/** Another bank on the same store may have set something: this is how late that is found. */
const LONGEST_PAUSE_MS = 10 * SECOND_MS;
/** What is due and can't be done stays due. */
const SHORTEST_PAUSE_MS = SECOND_MS / 10;

/**
 * Runs `work` again and again: at once when woken, else when the time comes that it answers with (milliseconds from now;
 * null for none). A failure is reported and the loop goes on. `stop` waits for the run that is under way.
 */
export function startEventLoop(work: () => Promise<number | null>, onError: (error: unknown) => void) {
  let stopped = false;
  let wake = () => {};
  const run = async () => {
    while (!stopped) {
      const woken = new Promise<void>((resolve) => {
        wake = resolve;
      });
      const waitMs = await work().catch((error: unknown) => {
        onError(error);
        return SECOND_MS;
      });
      if (stopped) return;
      const pauseMs = Math.min(Math.max(waitMs ?? LONGEST_PAUSE_MS, SHORTEST_PAUSE_MS), LONGEST_PAUSE_MS);
      const timer = setTimeout(() => wake(), pauseMs);
      await woken;
      clearTimeout(timer);
    }
  };
  const running = run();
  return {
    wake: () => wake(),
    async stop() {
      stopped = true;
      wake();
      await running;
    },
  };
}

import { SECOND_MS } from "@/lib/core/clock";

const POLL_MS = SECOND_MS / 4;

/**
 * Runs `work` again and again: at once when woken, else four times a second. A failure is reported and the loop goes
 * on. `stop` waits for the run that is under way.
 */
export function startEventLoop(work: () => Promise<void>, onError: (error: unknown) => void) {
  let stopped = false;
  let wake = () => {};
  const run = async () => {
    while (!stopped) {
      const woken = new Promise<void>((resolve) => {
        wake = resolve;
      });
      await work().catch(onError);
      if (!stopped) await Promise.race([woken, pause()]);
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

function pause(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, POLL_MS).unref();
  });
}

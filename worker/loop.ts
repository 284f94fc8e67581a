import type { Log } from "@/lib/core/log";

export type Loop = {
  /** Looks again at once, or right after the pass that is under way. */
  wake(): void;
  /** Resolves once the pass under way is done; no other begins. */
  stop(): Promise<void>;
};

/**
 * Runs a pass again and again: at once while it finds something to do, else when woken, else after `pollMs`. A wake that
 * comes during a pass is remembered. A pass that throws is logged and tried again after `pollMs`.
 */
export function createLoop(log: Log, pollMs: number, pass: () => Promise<number>): Loop {
  let isStopped = false;
  let isWoken = false;
  let wakeUp: () => void = () => {};

  const sleep = () =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, pollMs);
      wakeUp = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  const run = async () => {
    while (!isStopped) {
      isWoken = false;
      const found = await pass().catch((error: unknown) => {
        log.error({ error }, "a pass over due work failed");
        return 0;
      });
      if (found === 0 && !isWoken && !isStopped) await sleep();
    }
  };
  const running = Promise.resolve().then(run);

  return {
    wake() {
      isWoken = true;
      wakeUp();
    },
    async stop() {
      isStopped = true;
      wakeUp();
      await running;
    },
  };
}

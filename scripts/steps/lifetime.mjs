import { followNpm } from "./follow-npm.mjs";

const signals = ["SIGINT", "SIGTERM", "SIGHUP"];

/** The reason of an abort that a person or the system asked for. */
export const stopAsked = new Error("stopped");

/**
 * The life of one command: it is ended by a signal or by a failure, and then undoes what it started, last first.
 * A repeated signal changes nothing (npm passes ctrl-C on, so it may well arrive twice).
 * @typedef {ReturnType<typeof createLifetime>} Lifetime
 */
export function createLifetime() {
  const controller = new AbortController();
  const undo = [];
  for (const name of signals) process.on(name, () => controller.abort(stopAsked));
  followNpm(() => controller.abort(stopAsked));
  return {
    signal: controller.signal,
    /** @param {Error} error */
    fail: (error) => controller.abort(error),
    /** @param {() => Promise<void> | void} action */
    onEnd: (action) => undo.push(action),
    /** Resolves when asked to stop, rejects on a failure. */
    ended: () =>
      new Promise((resolve, reject) => {
        const end = () =>
          controller.signal.reason === stopAsked ? resolve() : reject(controller.signal.reason);
        if (controller.signal.aborted) end();
        else controller.signal.addEventListener("abort", end, { once: true });
      }),
    async unwind() {
      for (const action of undo.reverse()) {
        try {
          await action();
        } catch (error) {
          console.error(error);
        }
      }
    },
  };
}

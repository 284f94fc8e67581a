import { setTimeout as sleep } from "node:timers/promises";
import type { Log } from "./log";

const PAUSE_MS = 500;
/** A wait is told once, and again this often. */
const TELL_EVERY = 20;

/**
 * Does something that needs a server which may not be there yet, again and again until it works. For the start of a
 * process: it waits for its database and does not end. `isWorthWaiting` tells trouble that passes from what never will.
 */
export async function untilDone<T>(
  log: Log,
  what: string,
  work: () => Promise<T>,
  isWorthWaiting: (error: unknown) => boolean = () => true,
): Promise<T> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (!isWorthWaiting(error)) throw error;
      if (attempt % TELL_EVERY === 0) log.warn({ error, what }, "waiting for what is needed to start");
      await sleep(PAUSE_MS);
    }
  }
}

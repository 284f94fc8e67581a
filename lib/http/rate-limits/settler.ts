import type { Log } from "@/lib/core/log";
import type { Counter, Sent } from "./counter";

/** How long counts are gathered before they are shared, in milliseconds. */
const SETTLE_AFTER_MS = 250;
const SETTLE_SOON_MS = 50;
const MAX_BUCKETS_AT_ONCE = 1_000;
/** While the table can't be reached, it is tried ever more rarely. */
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 30_000;

/** Adds counts to the shared table; answers what is in each bucket, and how long ago that was measured, in the same order. */
export type Send = (sent: readonly Sent[]) => Promise<readonly Measured[]>;

export type Measured = { level: number; ageSeconds: number };

/**
 * Shares counts in batches, one at a time, and only while there are any. Where the table can't be reached they are dropped
 * with one warning: this process goes on counting by itself, and no request waits.
 */
export function createSettler(counter: () => Counter, send: Send, log: Log) {
  let timer: { ends: number; handle: NodeJS.Timeout } | null = null;
  let isSending = false;
  let failures = 0;
  let notBefore = 0;
  let isClosed = false;

  function wake(afterMs: number): void {
    const now = performance.now();
    const ends = Math.max(now + afterMs, notBefore);
    if (isClosed || isSending || (timer && timer.ends <= ends)) return;
    if (timer) clearTimeout(timer.handle);
    const handle = setTimeout(() => void settle(), ends - now);
    // Nobody waits for counts: a process that has nothing else to do may end.
    handle.unref();
    timer = { ends, handle };
  }

  async function settle(): Promise<void> {
    timer = null;
    isSending = true;
    const sent = counter().takeWaiting(MAX_BUCKETS_AT_ONCE);
    const begin = performance.now();
    try {
      const measured = await send(sent);
      // The database has counted at some moment of this time; in its middle the error is smallest.
      const middle = (begin + performance.now()) / 2;
      for (const [index, each] of sent.entries()) {
        const { level, ageSeconds } = measured[index] ?? { level: 0, ageSeconds: 0 };
        counter().confirm(each, { level, at: middle - ageSeconds * 1_000 });
      }
      if (failures > 0) log.info({}, "rate limits are counted together with the other servers again");
      failures = 0;
    } catch (error) {
      if (failures === 0 && !isClosed) log.warn({ error }, "rate limits are counted by this server alone");
      notBefore = performance.now() + Math.min(FIRST_PAUSE_MS * 2 ** failures, LONGEST_PAUSE_MS);
      failures += 1;
    }
    isSending = false;
    if (counter().hasWaiting()) wake(SETTLE_SOON_MS);
  }

  return {
    wake: (isUrgent: boolean) => wake(isUrgent ? SETTLE_SOON_MS : SETTLE_AFTER_MS),
    close() {
      isClosed = true;
      if (timer) clearTimeout(timer.handle);
    },
  };
}

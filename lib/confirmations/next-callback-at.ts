import { addMs, MINUTE_MS, SECOND_MS } from "@/lib/core/clock";
import type { Random } from "@/lib/core/random";
import { DEFAULT_RETRY_WINDOW_MS, nextAttempt } from "@/lib/webhooks/retry-schedule";

const DELAYS_MS = [5 * SECOND_MS, 30 * SECOND_MS, 2 * MINUTE_MS, 5 * MINUTE_MS, 10 * MINUTE_MS] as const;

/** Kept before `confirm_by` for the last question and its answer: an attempt takes 10 seconds at most. */
const LAST_ATTEMPT_MS = 15 * SECOND_MS;

type Input = {
  /** Failed attempts so far, 1 or more. */
  attempts: number;
  /** The merchant's time, which `confirmBy` is in. */
  now: Date;
  /** Wall-clock time, which a date in `Retry-After` is in. */
  worldNow: Date;
  confirmBy: Date;
  retryAfter: string | null;
  random: Random;
};

/**
 * When a merchant's `callback_url` is asked again: after 5 s, 30 s, 2 min, 5 min, then every 10 min, or later where
 * `Retry-After` says so. A wait that would outlast the time to confirm ends just before it, for one last question; after
 * that one it is `confirmBy`, when the callback ends.
 */
export function nextCallbackAt({ attempts, now, worldNow, confirmBy, retryAfter, random }: Input): Date {
  const next = nextAttempt({
    attempt: attempts,
    firstDueAt: worldNow,
    now: worldNow,
    retryWindowMs: DEFAULT_RETRY_WINDOW_MS,
    delaysMs: DELAYS_MS,
    retryAfter,
    random,
  });
  const last = addMs(confirmBy, -LAST_ATTEMPT_MS);
  const wanted = "dueAt" in next ? addMs(now, next.dueAt.getTime() - worldNow.getTime()) : last;
  if (wanted <= last) return wanted;
  return now < last ? last : confirmBy;
}

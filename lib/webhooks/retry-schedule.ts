import { DEFAULT_RETRY_WINDOW_HOURS, MIN_RETRY_WINDOW_HOURS } from "@/lib/contracts/limits";
import { addMs, DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from "@/lib/core/clock";
import { invariant } from "@/lib/core/invariant";
import { type Random, randomFraction } from "@/lib/core/random";

/** How long to wait after the first, second, … failed attempt, where the endpoint has no schedule of its own. */
export const RETRY_DELAYS_MS = [
  5 * SECOND_MS,
  30 * SECOND_MS,
  2 * MINUTE_MS,
  10 * MINUTE_MS,
  30 * MINUTE_MS,
  HOUR_MS,
  2 * HOUR_MS,
  4 * HOUR_MS,
  8 * HOUR_MS,
  12 * HOUR_MS,
] as const;

/** Each wait is up to this part shorter or longer, so that deliveries that failed together don't return together. */
export const RETRY_JITTER = 0.2;
export const DEFAULT_RETRY_WINDOW_MS = DEFAULT_RETRY_WINDOW_HOURS * HOUR_MS;
export const MIN_RETRY_WINDOW_MS = MIN_RETRY_WINDOW_HOURS * HOUR_MS;
export const MAX_RETRY_AFTER_MS = DAY_MS;

const RETRY_AFTER_SECONDS = /^\d{1,15}$/;
/** Both forms of a date that HTTP still allows and that name their time zone. */
const RETRY_AFTER_DATE = /^[A-Z][a-z]{2,8}, \d{2}[ -][A-Z][a-z]{2}[ -]\d{2,4} \d{2}:\d{2}:\d{2} GMT$/;

/** The waits between an endpoint's attempts; the last one repeats until the window is over. */
export function retryDelaysMs(endpoint: { retryScheduleSeconds: number[] | null }): readonly number[] {
  return endpoint.retryScheduleSeconds?.map((seconds) => seconds * SECOND_MS) ?? RETRY_DELAYS_MS;
}

/** For how long a delivery to an endpoint is tried, from when it was first due. */
export function retryWindowMs(endpoint: { retryWindowHours: number }): number {
  return Math.max(endpoint.retryWindowHours * HOUR_MS, MIN_RETRY_WINDOW_MS);
}

export type NextAttempt = { dueAt: Date } | { exhausted: true };

/**
 * When to try a delivery again, after `attempt` failed attempts (1 or more). `Retry-After` can only make the wait longer,
 * by a day at most, and is passed over if it can't be read: a receiver that always says "one second" is not hammered.
 *
 * The window counts from `firstDueAt` and is never shorter than 24 hours. A wait that would outlast it ends with it, so
 * that the last attempt is made when the window closes and not hours before.
 */
export function nextAttempt(input: {
  attempt: number;
  firstDueAt: Date;
  now: Date;
  retryWindowMs: number;
  /** See `retryDelaysMs`. */
  delaysMs?: readonly number[];
  retryAfter: string | null;
  random: Random;
}): NextAttempt {
  const { attempt, firstDueAt, now, retryWindowMs, delaysMs = RETRY_DELAYS_MS, retryAfter, random } = input;
  invariant(Number.isInteger(attempt) && attempt >= 1, `${attempt} is not a number of attempts`);

  const windowEndMs = firstDueAt.getTime() + Math.max(retryWindowMs, MIN_RETRY_WINDOW_MS);
  if (now.getTime() >= windowEndMs) return { exhausted: true };

  const waitMs = Math.max(scheduledDelayMs(delaysMs, attempt, random), parseRetryAfterMs(retryAfter, now));
  return { dueAt: new Date(Math.min(addMs(now, waitMs).getTime(), windowEndMs)) };
}

function scheduledDelayMs(delaysMs: readonly number[], attempt: number, random: Random): number {
  const delayMs = delaysMs[Math.min(attempt, delaysMs.length) - 1] ?? 0;
  return Math.round(delayMs * (1 - RETRY_JITTER + 2 * RETRY_JITTER * randomFraction(random)));
}

function parseRetryAfterMs(retryAfter: string | null, now: Date): number {
  const text = retryAfter?.trim() ?? "";
  if (RETRY_AFTER_SECONDS.test(text)) return Math.min(Number(text) * SECOND_MS, MAX_RETRY_AFTER_MS);

  const untilMs = RETRY_AFTER_DATE.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(untilMs) ? 0 : Math.min(untilMs - now.getTime(), MAX_RETRY_AFTER_MS);
}

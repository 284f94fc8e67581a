import { HOUR_MS, MINUTE_MS } from "@/lib/core/clock";

/** How long after each attempt the next one is made. Together a little less than a day. */
const DELAYS_MS = [
  MINUTE_MS,
  5 * MINUTE_MS,
  30 * MINUTE_MS,
  2 * HOUR_MS,
  4 * HOUR_MS,
  8 * HOUR_MS,
  8 * HOUR_MS,
] as const;

/** A message that nobody took by then, within 24 hours of the first attempt, is given up. */
export const MAX_MESSAGE_ATTEMPTS = DELAYS_MS.length + 1;

/** How long to wait after an attempt, which counts from 1. */
export function retryDelayMs(attempt: number): number {
  return DELAYS_MS[attempt - 1] ?? 8 * HOUR_MS;
}

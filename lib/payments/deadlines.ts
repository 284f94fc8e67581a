import { ACTION_DEADLINE_MINUTES, APPROVAL_DEADLINE_MINUTES } from "@/lib/contracts/limits";
import { addMs, HOUR_MS, MINUTE_MS, SECOND_MS } from "@/lib/core/clock";
import { CALL_TIMEOUT_MS } from "@/lib/providers/provider";

/** Past every call's own time-out, so that the reconciler asks only about calls that are over. */
const FIRST_QUESTION_MS = CALL_TIMEOUT_MS + 10 * SECOND_MS;
const QUESTION_INTERVALS_MS = [
  FIRST_QUESTION_MS,
  MINUTE_MS,
  2 * MINUTE_MS,
  5 * MINUTE_MS,
  15 * MINUTE_MS,
  HOUR_MS,
] as const;

/** When the provider is next asked about a payment that it will end; ever more slowly, and for as long as it takes. */
export function nextReconcileAt(now: Date, askedSoFar: number): Date {
  const index = Math.min(askedSoFar, QUESTION_INTERVALS_MS.length - 1);
  return addMs(now, QUESTION_INTERVALS_MS[index] ?? HOUR_MS);
}

/** How long a customer may take at the bank. */
export function actionDeadline(now: Date): Date {
  return addMs(now, ACTION_DEADLINE_MINUTES * MINUTE_MS);
}

/** How long the customer may take to answer on the phone. */
export function approvalDeadline(now: Date): Date {
  return addMs(now, APPROVAL_DEADLINE_MINUTES * MINUTE_MS);
}

/** Time kept between our deadline and the end of the provider's hold, for the release to arrive in. */
const HOLD_MARGIN_MS = 5 * MINUTE_MS;

/** How long the merchant may take to confirm: its own setting, but never past the provider's hold. */
export function confirmationDeadline(now: Date, withinMinutes: number, holdEndsAt: Date | null): Date {
  const wanted = addMs(now, withinMinutes * MINUTE_MS);
  if (holdEndsAt === null) return wanted;
  const latest = addMs(holdEndsAt, -HOLD_MARGIN_MS);
  return latest < wanted ? latest : wanted;
}

import { SECOND_MS } from "@/lib/core/clock";
import type { TestCardOutcome } from "@/lib/providers/sandbox/test-cards";
import type { FailureReason } from "@/lib/providers/sandbox/wire";

export type CardBehaviour = {
  /** What the issuer says in the end. */
  verdict: "approved" | FailureReason;
  /** Whether the customer is asked first, on the 3-D Secure page. */
  challenge: boolean;
  /** How long the payment is pending before the verdict falls; 0 is at once. */
  settleAfterMs: number;
  /** How long the answer is held back; `timeout` is longer than any caller waits. */
  holdAnswer: number | "timeout";
  /** When the event of a verdict that fell at once is sent, once for each delay. */
  eventDelaysMs: readonly number[];
};

const usual: CardBehaviour = {
  verdict: "approved",
  challenge: false,
  settleAfterMs: 0,
  holdAnswer: 0,
  eventDelaysMs: [SECOND_MS],
};

export const CARD_BEHAVIOURS: Record<TestCardOutcome, CardBehaviour> = {
  succeeds: usual,
  challenge: { ...usual, challenge: true },
  challenge_then_declined: { ...usual, challenge: true, verdict: "declined" },
  declined: { ...usual, verdict: "declined" },
  insufficient_funds: { ...usual, verdict: "insufficient_funds" },
  expired_card: { ...usual, verdict: "expired_card" },
  incorrect_cvc: { ...usual, verdict: "incorrect_cvc" },
  provider_error: { ...usual, verdict: "provider_error" },
  late_event: { ...usual, settleAfterMs: 5 * SECOND_MS },
  late_decline: { ...usual, settleAfterMs: 5 * SECOND_MS, verdict: "declined" },
  answers_late: { ...usual, holdAnswer: 3 * SECOND_MS, eventDelaysMs: [0] },
  duplicate_events: { ...usual, holdAnswer: SECOND_MS, eventDelaysMs: [0, 2 * SECOND_MS, 4 * SECOND_MS] },
  times_out: { ...usual, holdAnswer: "timeout", eventDelaysMs: [3 * SECOND_MS] },
};

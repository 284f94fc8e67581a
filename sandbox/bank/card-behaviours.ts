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

export const USUAL_BEHAVIOUR: CardBehaviour = {
  verdict: "approved",
  challenge: false,
  settleAfterMs: 0,
  holdAnswer: 0,
  eventDelaysMs: [SECOND_MS],
};

export const CARD_BEHAVIOURS: Record<TestCardOutcome, CardBehaviour> = {
  succeeds: USUAL_BEHAVIOUR,
  challenge: { ...USUAL_BEHAVIOUR, challenge: true },
  challenge_then_declined: { ...USUAL_BEHAVIOUR, challenge: true, verdict: "declined" },
  declined: { ...USUAL_BEHAVIOUR, verdict: "declined" },
  insufficient_funds: { ...USUAL_BEHAVIOUR, verdict: "insufficient_funds" },
  expired_card: { ...USUAL_BEHAVIOUR, verdict: "expired_card" },
  incorrect_cvc: { ...USUAL_BEHAVIOUR, verdict: "incorrect_cvc" },
  provider_error: { ...USUAL_BEHAVIOUR, verdict: "provider_error" },
  late_event: { ...USUAL_BEHAVIOUR, settleAfterMs: 5 * SECOND_MS },
  late_decline: { ...USUAL_BEHAVIOUR, settleAfterMs: 5 * SECOND_MS, verdict: "declined" },
  answers_late: { ...USUAL_BEHAVIOUR, holdAnswer: 3 * SECOND_MS, eventDelaysMs: [0] },
  duplicate_events: {
    ...USUAL_BEHAVIOUR,
    holdAnswer: SECOND_MS,
    eventDelaysMs: [0, 2 * SECOND_MS, 4 * SECOND_MS],
  },
  times_out: { ...USUAL_BEHAVIOUR, holdAnswer: "timeout", eventDelaysMs: [3 * SECOND_MS] },
};

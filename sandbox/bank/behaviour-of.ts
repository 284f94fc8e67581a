import { SECOND_MS } from "@/lib/core/clock";
import { findTestCardByToken } from "@/lib/providers/sandbox/test-cards";
import type { PaymentRequest } from "@/lib/providers/sandbox/wire";
import { CARD_BEHAVIOURS, type CardBehaviour, USUAL_BEHAVIOUR } from "./card-behaviours";

/** What each fault changes, whatever the payment would have done. */
const FAULTS: Record<NonNullable<PaymentRequest["fault"]>, Partial<CardBehaviour>> = {
  decline: { verdict: "declined" },
  time_out: { holdAnswer: "timeout", eventDelaysMs: [3 * SECOND_MS] },
  answer_late: { holdAnswer: 3 * SECOND_MS, eventDelaysMs: [0] },
  report_twice: { eventDelaysMs: [0, 2 * SECOND_MS] },
};

/** What the bank does to a payment: what its test card says, or the usual, and on top the fault that was asked for. */
export function behaviourOf(request: PaymentRequest): CardBehaviour {
  const card = findTestCardByToken(request.token ?? "");
  const behaviour = card ? CARD_BEHAVIOURS[card.outcome] : USUAL_BEHAVIOUR;
  return request.fault ? { ...behaviour, ...FAULTS[request.fault] } : behaviour;
}

export function hasTestCard(request: PaymentRequest): boolean {
  return findTestCardByToken(request.token ?? "") !== null;
}

/** Methods whose customer has approved before the bank hears of the payment. */
const APPROVED_BEFORE: readonly string[] = ["phone"];

/** Whether the customer has yet to say yes, on the bank's own page. */
export function asksOnItsPage(request: PaymentRequest): boolean {
  return !hasTestCard(request) && !APPROVED_BEFORE.includes(request.method);
}

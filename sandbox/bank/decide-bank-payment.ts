import { addMs, SECOND_MS } from "@/lib/core/clock";
import { type BankContext, type BankPayment, done, refused, type VerbResult } from "./bank-payment";
import { concludePayment } from "./conclude-payment";
import { cardBehaviourOf } from "./submit-bank-payment";

export const DECISIONS = ["approve", "approve_later", "reject"] as const;

/** The customer's word on the bank page. With `approve_later` the shop hears of it some seconds after the return. */
export type Decision = (typeof DECISIONS)[number];

const APPROVE_LATER_MS = 6 * SECOND_MS;

/** Takes the customer's first word and no second one. */
export function decideBankPayment(payment: BankPayment, decision: Decision, ctx: BankContext): VerbResult {
  if (payment.status !== "requires_action") {
    return refused(payment, "already_decided", "This payment no longer waits for the customer.");
  }
  const card = cardBehaviourOf(payment.request);
  switch (decision) {
    case "reject":
      return done(concludePayment(payment, card ? "authentication_failed" : "customer_declined", ctx));
    case "approve":
      return done(concludePayment(payment, card?.verdict ?? "approved", ctx));
    case "approve_later": {
      const settleAt = addMs(ctx.clock.now(), APPROVE_LATER_MS).toISOString();
      return done({ ...payment, status: "pending", settleAt });
    }
  }
}

import { addMs, SECOND_MS } from "@/lib/core/clock";
import { type BankContext, type BankPayment, done, refused, type VerbResult } from "./bank-payment";
import { behaviourOf, hasTestCard } from "./behaviour-of";
import { concludePayment } from "./conclude-payment";

export const DECISIONS = ["approve", "approve_later", "reject"] as const;

/** The customer's word on the bank page. With `approve_later` the shop hears of it some seconds after the return. */
export type Decision = (typeof DECISIONS)[number];

const APPROVE_LATER_MS = 6 * SECOND_MS;

/** Takes the customer's first word and no second one. */
export function decideBankPayment(payment: BankPayment, decision: Decision, ctx: BankContext): VerbResult {
  if (payment.status !== "requires_action") {
    return refused(payment, "already_decided", "This payment no longer waits for the customer.");
  }
  const { request } = payment;
  switch (decision) {
    case "reject":
      return done(
        concludePayment(payment, hasTestCard(request) ? "authentication_failed" : "customer_declined", ctx),
      );
    case "approve":
      return done(approve(payment, ctx));
    case "approve_later": {
      const settleAt = addMs(ctx.clock.now(), APPROVE_LATER_MS).toISOString();
      return done({ ...payment, status: "pending", settleAt });
    }
  }
}

/** The event of a word that was given on the page is sent at once, and only once unless it is to come twice. */
function approve(payment: BankPayment, ctx: BankContext): BankPayment {
  const { verdict, eventDelaysMs } = behaviourOf(payment.request);
  return concludePayment(
    payment,
    verdict,
    ctx,
    payment.request.fault === "report_twice" ? eventDelaysMs : [0],
  );
}

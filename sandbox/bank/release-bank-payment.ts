import { type BankContext, type BankPayment, done, refused, type VerbResult } from "./bank-payment";
import { emitBankEvent } from "./emit-bank-event";

/** Ends a payment whose money was not taken yet; afterwards nobody can approve or capture it. */
export function releaseBankPayment(payment: BankPayment, ctx: BankContext): VerbResult {
  if (payment.status === "released") return done(payment);
  if (payment.status === "captured" || payment.status === "failed") {
    return refused(payment, "not_releasable", `A payment that is ${payment.status} cannot be released.`);
  }
  return done(emitBankEvent({ ...payment, status: "released", settleAt: null }, ctx));
}

import { type BankContext, type BankPayment, done, refused, type VerbResult } from "./bank-payment";
import { emitBankEvent } from "./emit-bank-event";

/** Takes reserved money, once, and never more than was reserved. What is not taken is free again. */
export function captureBankPayment(payment: BankPayment, amountMinor: number, ctx: BankContext): VerbResult {
  if (payment.status === "captured") return done(payment);
  if (payment.status !== "authorized") {
    return refused(payment, "not_authorized", `A payment that is ${payment.status} cannot be captured.`);
  }
  if (amountMinor > payment.request.amount_minor) {
    return refused(payment, "amount_too_large", "More than was authorized cannot be captured.");
  }
  return done(emitBankEvent({ ...payment, status: "captured", capturedMinor: amountMinor }, ctx));
}

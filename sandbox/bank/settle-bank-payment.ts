import type { BankContext, BankPayment } from "./bank-payment";
import { behaviourOf } from "./behaviour-of";
import { concludePayment } from "./conclude-payment";
import { emitBankEvent } from "./emit-bank-event";

/** Applies what time has done: a late verdict, a lapsed hold. Every verb runs it first, so none sees a stale state. */
export function settleBankPayment(payment: BankPayment, ctx: BankContext): BankPayment {
  const now = ctx.clock.now();
  if (payment.status === "pending" && payment.settleAt && new Date(payment.settleAt) <= now) {
    return concludePayment(payment, behaviourOf(payment.request).verdict, ctx);
  }
  if (payment.status === "authorized" && payment.holdExpiresAt && new Date(payment.holdExpiresAt) <= now) {
    return emitBankEvent({ ...payment, status: "released" }, ctx);
  }
  return payment;
}

/** When the payment next needs attention: to be settled or to have an event sent; null for never. */
export function nextDueAt(payment: BankPayment): string | null {
  const due = payment.outbox.map((entry) => entry.nextAttemptAt);
  if (payment.status === "pending" && payment.settleAt) due.push(payment.settleAt);
  if (payment.status === "authorized" && payment.holdExpiresAt) due.push(payment.holdExpiresAt);
  // ISO times in UTC sort as they read.
  return due.sort()[0] ?? null;
}

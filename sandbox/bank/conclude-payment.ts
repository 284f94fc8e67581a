import { addMs, DAY_MS } from "@/lib/core/clock";
import type { FailureReason } from "@/lib/providers/sandbox/wire";
import type { BankContext, BankPayment } from "./bank-payment";
import { emitBankEvent } from "./emit-bank-event";

/** How long authorized money stays reserved. */
const HOLD_MS = 7 * DAY_MS;

const MESSAGES: Record<FailureReason, string> = {
  declined: "The issuer declined the payment.",
  insufficient_funds: "There is not enough money on the account.",
  expired_card: "The card has expired.",
  incorrect_cvc: "The security code is wrong.",
  authentication_failed: "The customer did not pass the 3-D Secure check.",
  customer_declined: "The customer rejected the payment.",
  provider_error: "The bank could not process the payment.",
};

/** The verdict on a payment that waited for one: money is taken, reserved or refused, and an event tells of it. */
export function concludePayment(
  payment: BankPayment,
  verdict: "approved" | FailureReason,
  ctx: BankContext,
  eventDelaysMs: readonly number[] = [0],
): BankPayment {
  const concluded = applyVerdict({ ...payment, settleAt: null }, verdict, ctx);
  return emitBankEvent(concluded, ctx, { delaysMs: eventDelaysMs });
}

function applyVerdict(
  payment: BankPayment,
  verdict: "approved" | FailureReason,
  ctx: BankContext,
): BankPayment {
  if (verdict !== "approved") {
    return { ...payment, status: "failed", failure: { reason: verdict, message: MESSAGES[verdict] } };
  }
  if (payment.request.capture === "automatic") {
    return { ...payment, status: "captured", capturedMinor: payment.request.amount_minor };
  }
  const holdExpiresAt = addMs(ctx.clock.now(), HOLD_MS).toISOString();
  return { ...payment, status: "authorized", holdExpiresAt };
}

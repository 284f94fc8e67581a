import type { Scope } from "@/db/context";
import { conflict, notFound } from "@/lib/core/errors";
import { findScopedPayment, type PaymentRow } from "@/lib/payments/queries";
import type { CheckoutContext } from "../context";
import { releasePayment } from "./release-payment";

/**
 * The merchant gives up a payment: a hold is released, and a customer still at the bank can't pay any more. Canceling
 * twice is harmless. Refused (409) while the provider's answer is awaited, and once it has succeeded or failed. The order
 * stays unpaid and can be paid by another payment.
 */
export async function cancelPayment(
  ctx: CheckoutContext,
  scope: Scope,
  paymentId: string,
): Promise<PaymentRow> {
  const found = await findScopedPayment(ctx.db, scope, paymentId);
  if (!found) throw notFound("payment");
  const { decision, payment } = await releasePayment(ctx, {
    paymentId,
    trigger: "release",
    reason: "merchant_canceled",
    actor: "merchant",
  });
  if (decision === "refused") {
    throw conflict("payment_not_cancelable", `A payment that is ${payment.status} cannot be canceled.`);
  }
  return payment;
}

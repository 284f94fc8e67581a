import type { Scope } from "@/db/context";
import type { CheckoutContext, CheckoutTransaction } from "@/lib/context/checkout-context";
import { notFound } from "@/lib/core/errors";
import { findScopedPayment, type PaymentRow } from "./queries";
import { releasePayment } from "./release-payment";
import { whyNotCancelable } from "./why-not-cancelable";

/**
 * The merchant gives up a payment: a hold is released, and a customer still at the bank can't pay any more. Canceling
 * twice is harmless. Refused (409) while the provider's answer is awaited, and once it has succeeded or failed. The order
 * stays unpaid and can be paid by another payment. `also` is written with the claim, if this call is what cancels.
 */
export async function cancelPayment(
  ctx: CheckoutContext,
  scope: Scope,
  paymentId: string,
  also?: (inside: CheckoutTransaction) => Promise<void>,
): Promise<PaymentRow> {
  const found = await findScopedPayment(ctx.db, scope, paymentId);
  if (!found) throw notFound("payment");
  const { decision, payment } = await releasePayment(ctx, {
    paymentId,
    trigger: "release",
    reason: "merchant_canceled",
    actor: "merchant",
    ...(also && { also }),
  });
  if (decision === "refused") throw whyNotCancelable(payment);
  return payment;
}

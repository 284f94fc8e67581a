import type { CheckoutContext } from "@/lib/context/checkout-context";
import type { Locale } from "@/lib/contracts/locales";
import { must } from "@/lib/core/invariant";
import { transact } from "@/lib/events/transact";
import { readMerchant } from "@/lib/merchants/queries";
import { callSubmit } from "@/lib/payments/call-submit";
import { nextReconcileAt } from "@/lib/payments/deadlines";
import { findPayment, type PaymentRow } from "@/lib/payments/queries";
import { transitionPayment } from "@/lib/payments/transition-payment";
import { giveConsents } from "@/lib/sessions/give-consents";
import { lockAsked } from "./lock-asked";
import { assertInTime, refusalOf } from "./refusal-of";

type Input = {
  paymentId: string;
  /** The language in which the documents were shown; the order's where nothing else is known. */
  locale?: Locale;
};

/**
 * The customer accepts on the phone: the consents are given, and the payment goes to its provider, which captures at once
 * or, where the merchant confirms, reserves. Accepting twice is harmless and answers with the payment as it is.
 *
 * Refused: 410 from `approve_by` on, 409 once the customer has rejected it or the request was called off, 404 for a
 * payment that was never put to a phone.
 */
export async function approvePayment(ctx: CheckoutContext, input: Input): Promise<PaymentRow> {
  const { payment, isClaimed } = await transact(ctx, async (inside) => {
    const { order, payment: asked } = await lockAsked(inside, input.paymentId);
    if (asked.approvedAt !== null) return { payment: asked, isClaimed: false };
    const now = inside.clock.now();
    assertInTime(asked, now);
    const { decision, payment: approved } = await transitionPayment(inside, asked, {
      trigger: "approve",
      actor: "customer",
      set: { approvedAt: now, reconcileAt: nextReconcileAt(now, 0), reconcileCount: 0 },
    });
    if (decision.kind !== "moved") throw refusalOf(asked);
    const merchant = await readMerchant(inside.tx, order);
    await giveConsents(inside, order, merchant, input.locale ?? order.locale);
    return { payment: approved, isClaimed: true };
  });
  if (isClaimed) return callSubmit(ctx, payment);
  return must(await findPayment(ctx.db, payment.id), "the payment that was approved");
}

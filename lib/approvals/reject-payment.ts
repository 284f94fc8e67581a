import type { CheckoutContext } from "@/lib/context/checkout-context";
import { transact } from "@/lib/events/transact";
import type { PaymentRow } from "@/lib/payments/queries";
import { transitionPayment } from "@/lib/payments/transition-payment";
import { lockAsked } from "./lock-asked";
import { assertInTime, refusalOf } from "./refusal-of";

/**
 * The customer rejects on the phone: the payment fails as `customer_declined`, at once and for good, and nothing is
 * charged. Rejecting twice is harmless.
 *
 * Refused: 409 once the customer has accepted or the request was called off, 410 from `approve_by` on, 404 for a payment
 * that was never put to a phone.
 */
export async function rejectPayment(ctx: CheckoutContext, paymentId: string): Promise<PaymentRow> {
  return transact(ctx, async (inside) => {
    const { payment: asked } = await lockAsked(inside, paymentId);
    if (asked.approvedAt !== null) throw refusalOf(asked);
    assertInTime(asked, inside.clock.now());
    const { decision, payment } = await transitionPayment(inside, asked, {
      trigger: "reject",
      actor: "customer",
      set: { reason: "customer_declined" },
    });
    if (decision.kind === "refused") throw refusalOf(asked);
    return payment;
  });
}

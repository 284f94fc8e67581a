import type { Scope } from "@/db/context";
import type { CheckoutContext, CheckoutTransaction } from "@/lib/context/checkout-context";
import { notFound } from "@/lib/core/errors";
import { must, unreachable } from "@/lib/core/invariant";
import { transact } from "@/lib/events/transact";
import { lockOrder } from "@/lib/orders/queries";
import { callProvider } from "./call-provider";
import { nextReconcileAt } from "./deadlines";
import { findScopedPayment, lockPayment, type PaymentRow } from "./queries";
import { transitionPayment } from "./transition-payment";
import { whyNotConfirmable } from "./why-not-confirmable";

/**
 * The merchant accepts an authorized payment: it is captured. Confirming twice is harmless and answers with the payment
 * as it is. Refused (409) before the customer has authorized, from `confirm_by` on, and after the payment has ended
 * without being captured; the refusal says which. `also` is written with the claim, if this call is what confirms.
 */
export async function confirmPayment(
  ctx: CheckoutContext,
  scope: Scope,
  paymentId: string,
  also?: (inside: CheckoutTransaction) => Promise<void>,
): Promise<PaymentRow> {
  const found = await findScopedPayment(ctx.db, scope, paymentId);
  if (!found) throw notFound("payment");
  const { payment, isClaimed } = await transact(ctx, async (inside) => {
    must(await lockOrder(inside.tx, found.orderId), "the payment's order");
    const locked = must(await lockPayment(inside.tx, found.id), "the payment");
    const now = inside.clock.now();
    if (locked.status === "authorized" && locked.confirmBy !== null && locked.confirmBy <= now) {
      throw whyNotConfirmable(locked);
    }
    const { decision, payment } = await transitionPayment(inside, locked, {
      trigger: "confirm",
      actor: "merchant",
      set: { confirmedAt: now, reconcileAt: nextReconcileAt(now, 0), reconcileCount: 0 },
    });
    switch (decision.kind) {
      case "moved":
        await also?.(inside);
        return { payment, isClaimed: true };
      case "repeated":
        return { payment, isClaimed: false };
      case "refused":
        throw whyNotConfirmable(locked);
      default:
        return unreachable(decision);
    }
  });
  if (!isClaimed) return payment;
  return callProvider(ctx, payment, (provider, reference) => provider.capture(reference));
}

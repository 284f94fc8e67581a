import type { Scope } from "@/db/context";
import type { CheckoutContext } from "@/lib/context/checkout-context";
import { conflict, notFound } from "@/lib/core/errors";
import { unreachable } from "@/lib/core/invariant";
import { endUnpaidOrder } from "./end-unpaid-order";
import { findScopedOrder, type OrderRow } from "./queries";

const DEFAULT_REASON = "merchant_canceled";

/**
 * The merchant calls an unpaid order off, for a reason in its own words. A payment that rests is released first. Canceling
 * twice is harmless. Refused (409) once it is paid or deleted, also by a payment of this very instant, and while the
 * outcome of a payment is the provider's to tell.
 */
export async function cancelOrder(
  ctx: CheckoutContext,
  scope: Scope,
  orderId: string,
  reason: string = DEFAULT_REASON,
): Promise<OrderRow> {
  if (!(await findScopedOrder(ctx.db, scope, orderId))) throw notFound("order");
  const end = await endUnpaidOrder(ctx, {
    orderId,
    trigger: "cancel",
    reason,
    paymentReason: "order_canceled",
    actor: "merchant",
  });
  switch (end.kind) {
    case "ended":
    case "repeated":
      return end.order;
    case "refused":
      throw conflict("order_not_cancelable", `An order that is ${end.order.status} cannot be canceled.`);
    case "in_progress":
      throw conflict("payment_in_progress", `The outcome of the payment ${end.payment.id} is awaited.`);
    default:
      return unreachable(end);
  }
}

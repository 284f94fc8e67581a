import type { Scope } from "@/db/context";
import { conflict, notFound } from "@/lib/core/errors";
import { must } from "@/lib/core/invariant";
import { transact } from "@/lib/events/transact";
import { findScopedOrder, lockOrder, type OrderRow } from "@/lib/orders/queries";
import { lockLivePayment } from "@/lib/payments/queries";
import type { CheckoutContext } from "../context";
import { applyReport } from "./apply-report";

/**
 * The merchant has seen the money on its own account: the payment that awaits funds succeeds and the order is paid.
 * Twice is harmless. Refused (409) where the order awaits no funds, so that a customer who has switched to a card can't
 * be taken to have paid twice.
 */
export async function markOrderPaid(ctx: CheckoutContext, scope: Scope, orderId: string): Promise<OrderRow> {
  return transact(ctx, async (inside) => {
    if (!(await findScopedOrder(inside.tx, scope, orderId))) throw notFound("order");
    const order = must(await lockOrder(inside.tx, orderId), "the order");
    if (order.paidAt !== null) return order;
    const payment = await lockLivePayment(inside.tx, orderId);
    if (payment?.status !== "awaiting_funds") {
      throw conflict("order_not_awaiting_funds", "The order has no payment that awaits funds.");
    }
    await applyReport(inside, order, payment, { kind: "captured", amountMinor: payment.amount }, "merchant");
    return must(await findScopedOrder(inside.tx, scope, orderId), "the order");
  });
}

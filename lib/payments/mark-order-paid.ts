import type { Scope } from "@/db/context";
import type { CheckoutContext } from "@/lib/context/checkout-context";
import { conflict, notFound } from "@/lib/core/errors";
import { must } from "@/lib/core/invariant";
import { type TransactionContext, transact } from "@/lib/events/transact";
import { findScopedOrder, lockOrder, type OrderRow } from "@/lib/orders/queries";
import { applyReport } from "./apply-report";
import { lockLivePayment, lockSucceededPayment } from "./queries";

/**
 * The merchant has seen the money on its own account: the payment that awaits funds succeeds and the order is paid.
 * Twice is harmless. Refused (409, `order_not_awaiting_funds`) where the order awaits no funds, and (409,
 * `order_paid_otherwise`) where another method has paid: the transfer has then come on top, and has to go back.
 */
export async function markOrderPaid(ctx: CheckoutContext, scope: Scope, orderId: string): Promise<OrderRow> {
  return transact(ctx, async (inside) => {
    if (!(await findScopedOrder(inside.tx, scope, orderId))) throw notFound("order");
    const order = must(await lockOrder(inside.tx, orderId), "the order");
    if (order.paidAt !== null) {
      await assertPaidByTransfer(inside, order);
      return order;
    }
    const payment = await lockLivePayment(inside.tx, orderId);
    if (payment?.status !== "awaiting_funds") {
      throw conflict("order_not_awaiting_funds", "The order has no payment that awaits funds.");
    }
    await applyReport(inside, order, payment, { kind: "captured", amountMinor: payment.amount }, "merchant");
    return must(await findScopedOrder(inside.tx, scope, orderId), "the order");
  });
}

async function assertPaidByTransfer(ctx: TransactionContext, order: OrderRow): Promise<void> {
  const payment = await lockSucceededPayment(ctx.tx, order.id);
  if (payment?.provider === "offline") return;
  throw conflict(
    "order_paid_otherwise",
    "Another payment has paid this order. If a transfer has arrived as well, give it back to the customer.",
  );
}

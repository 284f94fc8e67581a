import type { CheckoutTransaction } from "@/lib/context/checkout-context";
import { invariant } from "@/lib/core/invariant";
import type { OrderRow } from "@/lib/orders/queries";
import { transitionOrder } from "@/lib/orders/transition-order";
import { writeToCustomer } from "@/lib/orders/write-to-customer";
import type { PaymentRow } from "./queries";

/** A captured payment makes its order paid. The rule belongs to neither of them, so it lives between them. */
export async function settleOrder(
  ctx: CheckoutTransaction,
  order: OrderRow,
  payment: PaymentRow,
): Promise<void> {
  invariant(payment.amountCaptured === order.amountTotal, "a payment captures its order's whole total");
  const { decision } = await transitionOrder(ctx, order, {
    trigger: "settle",
    actor: "system",
    set: { amountPaid: payment.amountCaptured, paidAt: ctx.clock.now() },
  });
  // A live payment keeps its order from being canceled, and an order has one succeeded payment at most.
  invariant(decision.kind === "moved", `an order that is ${order.status} took another payment`);
  await writeToCustomer(ctx, order, "order_paid", order.id);
}

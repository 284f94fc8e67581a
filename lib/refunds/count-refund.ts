import { eq } from "drizzle-orm";
import { payments } from "@/db/schema";
import type { CheckoutTransaction } from "@/lib/context/checkout-context";
import { invariant } from "@/lib/core/invariant";
import type { OrderRow } from "@/lib/orders/queries";
import { transitionOrder } from "@/lib/orders/transition-order";
import { writeToCustomer } from "@/lib/orders/write-to-customer";
import type { PaymentRow } from "@/lib/payments/queries";
import type { RefundRow } from "./queries";

/**
 * A refund that succeeded lessens what its payment and its order have kept, and its customer is told. Order, payment and refund are locked by the
 * caller. Money that came too late was never counted as paid, so giving it back counts for nothing.
 */
export async function countRefund(
  ctx: CheckoutTransaction,
  order: OrderRow,
  payment: PaymentRow,
  refund: RefundRow,
): Promise<void> {
  await writeToCustomer(ctx, order, "refund_succeeded", refund.id);
  if (refund.strayReportId !== null) return;
  await ctx.tx
    .update(payments)
    .set({ amountRefunded: payment.amountRefunded + refund.amount })
    .where(eq(payments.id, payment.id));
  const amountRefunded = order.amountRefunded + refund.amount;
  const { decision } = await transitionOrder(ctx, order, {
    trigger: amountRefunded === order.amountPaid ? "refund_rest" : "refund_part",
    actor: "system",
    set: { amountRefunded },
  });
  invariant(decision.kind === "moved", `an order that is ${order.status} gave money back`);
}

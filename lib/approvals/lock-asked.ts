import { notFound } from "@/lib/core/errors";
import { must } from "@/lib/core/invariant";
import type { TransactionContext } from "@/lib/events/transact";
import { lockOrder, type OrderRow } from "@/lib/orders/queries";
import { findPayment, lockPayment, type PaymentRow } from "@/lib/payments/queries";

/** A payment that was put to a phone, with its order, both locked. Any other is like none (404). */
export async function lockAsked(
  ctx: TransactionContext,
  paymentId: string,
): Promise<{ order: OrderRow; payment: PaymentRow }> {
  const found = await findPayment(ctx.tx, paymentId);
  if (!found?.phoneId) throw notFound("approval request");
  const order = must(await lockOrder(ctx.tx, found.orderId), "the payment's order");
  return { order, payment: must(await lockPayment(ctx.tx, found.id), "the payment") };
}

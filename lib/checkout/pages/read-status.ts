import type { Context } from "@/db/context";
import { must } from "@/lib/core/invariant";
import { findOrder } from "@/lib/orders/queries";
import { listOrderPayments } from "@/lib/payments/queries";

/** The two facts that an open page watches. */
export async function readStatus(ctx: Context, orderId: string) {
  const [order, [newest]] = await Promise.all([
    findOrder(ctx.db, orderId),
    listOrderPayments(ctx.db, orderId),
  ]);
  return { order_status: must(order, "the order").status, payment_status: newest?.status ?? null };
}

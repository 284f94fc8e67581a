import { and, eq, lte } from "drizzle-orm";
import { orders } from "@/db/schema";
import type { CheckoutContext } from "@/lib/context/checkout-context";
import { addMs, MINUTE_MS } from "@/lib/core/clock";
import type { PaymentRow } from "@/lib/payments/queries";
import { endUnpaidOrder } from "./end-unpaid-order";
import type { OrderRow } from "./queries";

/** After the provider has been asked once more. */
const WAIT_MS = MINUTE_MS;

/**
 * An order that is still unpaid at `delete_at` is deleted. A payment that rests is released first; one in flight is
 * waited for, with the deletion put off, so that money on its way finds its order.
 */
export async function deleteOrder(ctx: CheckoutContext, orderId: string): Promise<void> {
  const end = await endUnpaidOrder(ctx, {
    orderId,
    trigger: "delete",
    reason: "unpaid",
    paymentReason: "order_deleted",
    actor: "system",
    isStillDue,
  });
  if (end.kind === "in_progress") await putOff(ctx, orderId, end.payment);
}

function isStillDue({ status, deleteAt }: OrderRow, now: Date): boolean {
  return status === "unpaid" && deleteAt <= now;
}

async function putOff(ctx: CheckoutContext, orderId: string, { reconcileAt }: PaymentRow): Promise<void> {
  const now = ctx.clock.now();
  const asked = reconcileAt !== null && reconcileAt > now ? reconcileAt : now;
  await ctx.db
    .update(orders)
    .set({ deleteAt: addMs(asked, WAIT_MS) })
    .where(and(eq(orders.id, orderId), eq(orders.status, "unpaid"), lte(orders.deleteAt, now)));
}

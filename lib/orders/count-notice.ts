import { eq, sql } from "drizzle-orm";
import { orders } from "@/db/schema";
import { must } from "@/lib/core/invariant";
import type { TransactionContext } from "@/lib/events/transact";
import type { OrderRow } from "./queries";

/** Takes the next number in the order's events for one that changes no status. The order is locked by the caller. */
export async function countNotice(ctx: TransactionContext, order: OrderRow): Promise<OrderRow> {
  const [counted] = await ctx.tx
    .update(orders)
    .set({ eventSequence: sql`${orders.eventSequence} + 1` })
    .where(eq(orders.id, order.id))
    .returning();
  return must(counted, "the order that was locked");
}

import { and, eq } from "drizzle-orm";
import type { Context } from "@/db/context";
import { webhookDeliveries } from "@/db/schema";

/** Cancels a delivery to an endpoint that hears no more, unless it was finished meanwhile. */
export async function cancelDelivery(ctx: Context, id: string): Promise<void> {
  await ctx.db
    .update(webhookDeliveries)
    .set({ status: "canceled", dueAt: null, leasedUntil: null, finishedAt: ctx.wallClock.now() })
    .where(and(eq(webhookDeliveries.id, id), eq(webhookDeliveries.status, "pending")));
}

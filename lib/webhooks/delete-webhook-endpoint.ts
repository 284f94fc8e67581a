import { eq } from "drizzle-orm";
import type { Scope } from "@/db/context";
import { webhookEndpoints } from "@/db/schema";
import type { TransactionContext } from "@/lib/events/transact";
import { cancelPendingDeliveries } from "./cancel-pending-deliveries";
import { CLOSED_CIRCUIT } from "./circuit";
import { lockScopedWebhookEndpoint } from "./queries";

/**
 * Deletes an endpoint in the caller's transaction and cancels what was still to be sent to it. Its row and its log stay.
 * Deleting what is deleted already is like deleting nothing (404).
 */
export async function deleteWebhookEndpoint(
  ctx: TransactionContext,
  scope: Scope,
  id: string,
): Promise<void> {
  await lockScopedWebhookEndpoint(ctx.tx, scope, id);
  const now = ctx.wallClock.now();
  await ctx.tx
    .update(webhookEndpoints)
    .set({ deletedAt: now, ...CLOSED_CIRCUIT })
    .where(eq(webhookEndpoints.id, id));
  await cancelPendingDeliveries(ctx.tx, id, now);
}

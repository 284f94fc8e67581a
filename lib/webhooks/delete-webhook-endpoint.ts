import { eq } from "drizzle-orm";
import type { Scope } from "@/db/context";
import { webhookEndpoints } from "@/db/schema";
import { notFound } from "@/lib/core/errors";
import type { TransactionContext } from "@/lib/events/transact";
import { cancelPendingDeliveries } from "./cancel-pending-deliveries";
import { findScopedWebhookEndpoint, lockWebhookEndpoint } from "./queries";

/**
 * Deletes an endpoint in the caller's transaction and cancels what was still to be sent to it. Its row and its log stay.
 * Deleting what is deleted already is like deleting nothing (404).
 */
export async function deleteWebhookEndpoint(
  ctx: TransactionContext,
  scope: Scope,
  id: string,
): Promise<void> {
  const found = await findScopedWebhookEndpoint(ctx.tx, scope, id);
  const locked = found && (await lockWebhookEndpoint(ctx.tx, id));
  if (!locked || locked.deletedAt !== null) throw notFound("webhook endpoint");
  const now = ctx.clock.now();
  await ctx.tx.update(webhookEndpoints).set({ deletedAt: now }).where(eq(webhookEndpoints.id, id));
  await cancelPendingDeliveries(ctx.tx, id, now);
}

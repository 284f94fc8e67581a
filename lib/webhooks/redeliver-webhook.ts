import { eq } from "drizzle-orm";
import type { Scope } from "@/db/context";
import { webhookDeliveries } from "@/db/schema";
import { notFound } from "@/lib/core/errors";
import { must } from "@/lib/core/invariant";
import type { TransactionContext } from "@/lib/events/transact";
import { WORK_IS_DUE } from "@/lib/events/wake-channel";
import { findScopedWebhookDelivery } from "./delivery-queries";
import { letProbeNow } from "./let-probe-now";
import { lockHearingWebhookEndpoint, lockWebhookDelivery, type WebhookDeliveryRow } from "./queries";

/**
 * Sends a delivery again in the caller's transaction, whatever became of it: it is due now, with a new retry window and
 * the back-off from its start. The attempts so far stay in its log. It may overtake later events of its object that are
 * under way. Refused (409) if its endpoint was deleted or is disabled.
 */
export async function redeliverWebhook(
  ctx: TransactionContext,
  scope: Scope,
  deliveryId: string,
): Promise<WebhookDeliveryRow> {
  const found = await findScopedWebhookDelivery(ctx.tx, scope, deliveryId);
  if (!found) throw notFound("webhook delivery");
  const endpoint = await lockHearingWebhookEndpoint(ctx.tx, scope, found.delivery.endpointId);
  await letProbeNow(ctx, endpoint);
  must(await lockWebhookDelivery(ctx.tx, deliveryId), "the delivery");
  const now = ctx.wallClock.now();
  const [delivery] = await ctx.tx
    .update(webhookDeliveries)
    .set({ status: "pending", firstDueAt: now, dueAt: now, leasedUntil: null, finishedAt: null })
    .where(eq(webhookDeliveries.id, deliveryId))
    .returning();
  ctx.facts.wakes.add(WORK_IS_DUE);
  return must(delivery, "the delivery that was locked");
}

import { and, eq } from "drizzle-orm";
import type { Context, Scope } from "@/db/context";
import { webhookDeliveries } from "@/db/schema";
import { must } from "@/lib/core/invariant";
import { type TransactionContext, transact } from "@/lib/events/transact";
import { findScopedWebhookDelivery, type WholeDelivery } from "./delivery-queries";
import { emitEndpointNotice } from "./emit-endpoint-notice";
import { letProbeNow } from "./let-probe-now";
import { lockHearingWebhookEndpoint } from "./queries";

/**
 * Sends an endpoint a `webhook_endpoint.test` event about itself, whatever types it listens to; nobody else is sent it.
 * Answers with its delivery, which a worker makes at once. Refused (409) if the endpoint was deleted or is disabled. Asked
 * twice, it sends two. `also` is written with the event.
 */
export async function sendTestEvent<C extends Context>(
  ctx: C,
  scope: Scope,
  endpointId: string,
  also?: (inside: Omit<C, "db"> & TransactionContext, eventId: string) => Promise<void>,
): Promise<WholeDelivery> {
  const eventId = await transact(ctx, async (inside) => {
    const endpoint = await lockHearingWebhookEndpoint(inside.tx, scope, endpointId);
    await letProbeNow(inside, endpoint);
    await emitEndpointNotice(inside, "webhook_endpoint.test", endpoint, { onlyTo: endpointId });
    const { id } = must(inside.facts.events[0], "the test event");
    await also?.(inside, id);
    return id;
  });
  return findTestDelivery(ctx, scope, endpointId, eventId);
}

/** The delivery of a test event that was sent before. */
export async function findTestDelivery(
  ctx: Context,
  scope: Scope,
  endpointId: string,
  eventId: string,
): Promise<WholeDelivery> {
  const [written] = await ctx.db
    .select({ id: webhookDeliveries.id })
    .from(webhookDeliveries)
    .where(and(eq(webhookDeliveries.endpointId, endpointId), eq(webhookDeliveries.eventId, eventId)));
  const { id } = must(written, "the delivery of the test event");
  return must(await findScopedWebhookDelivery(ctx.db, scope, id), "the delivery of the test event");
}

import { count, eq } from "drizzle-orm";
import { events } from "@/db/schema";
import type { EventType } from "@/lib/contracts/event-types";
import { emitNotice } from "@/lib/events/emit";
import type { TransactionContext } from "@/lib/events/transact";
import { presentWebhookEndpoint } from "./present-webhook-endpoint";
import type { WebhookEndpointRow } from "./queries";

/**
 * Writes down a fact about an endpoint, with the endpoint as it is now. Its lock must be held already: the events about it
 * are counted, since it has no counter of its own. Once in a transaction.
 */
export async function emitEndpointNotice(
  ctx: TransactionContext,
  type: Extract<EventType, `webhook_endpoint.${string}`>,
  endpoint: WebhookEndpointRow,
  { onlyTo }: { onlyTo?: string } = {},
): Promise<void> {
  const [told] = await ctx.tx
    .select({ events: count() })
    .from(events)
    .where(eq(events.objectId, endpoint.id));
  emitNotice(ctx, {
    scope: { merchantId: endpoint.merchantId, livemode: endpoint.livemode },
    type,
    objectId: endpoint.id,
    sequence: 1 + (told?.events ?? 0),
    data: presentWebhookEndpoint(ctx, endpoint),
    onlyTo,
  });
}

import { sql } from "drizzle-orm";
import type { Scope } from "@/db/context";
import type { EventType } from "@/lib/contracts/event-types";
import { fieldError } from "@/lib/contracts/parse";
import type { ReplayWebhooksRequest } from "@/lib/contracts/webhook-endpoint-request";
import { invalidFields } from "@/lib/core/errors";
import { newDeliveryIds } from "@/lib/events/delivery-ids";
import type { TransactionContext } from "@/lib/events/transact";
import { WORK_IS_DUE } from "@/lib/events/wake-channel";
import { letProbeNow } from "./let-probe-now";
import { lockHearingWebhookEndpoint } from "./queries";

/**
 * Makes the events of a time range due for an endpoint, in the caller's transaction and in one statement: those that it was
 * never sent and those that were finished in whatever way, with a new retry window. What is waiting already stays as it is.
 * Without `types` it is what the endpoint listens to now. The range is of the events' own time, at most 90 days, from its
 * beginning up to and without its end; one that has not begun is refused (422). Answers with how many were made due.
 */
export async function replayWebhooks(
  ctx: TransactionContext,
  scope: Scope,
  endpointId: string,
  request: ReplayWebhooksRequest,
): Promise<number> {
  const endpoint = await lockHearingWebhookEndpoint(ctx.tx, scope, endpointId);
  if (new Date(request.from) > ctx.clock.now()) {
    throw invalidFields([fieldError(["from"], "range_not_begun")]);
  }
  await letProbeNow(ctx, endpoint);
  const made = await makeDue(ctx, scope, endpointId, {
    ...request,
    types: request.types ?? endpoint.eventTypes,
  });
  if (made > 0) ctx.facts.wakes.add(WORK_IS_DUE);
  return made;
}

type Range = { from: string; to: string; types: EventType[] | null };

/** A test event is replayed to no other endpoint than the one that it was a test of. */
async function makeDue(
  ctx: TransactionContext,
  scope: Scope,
  endpointId: string,
  { from, to, types }: Range,
): Promise<number> {
  const now = sql`${ctx.wallClock.now().toISOString()}::timestamptz`;
  const deliveryId = newDeliveryIds(ctx);
  const rows = await ctx.tx.execute<{ made: number }>(sql`
    with made as (
      insert into webhook_deliveries as delivery (id, merchant_id, endpoint_id, event_id, object_id, position,
        status, attempts, first_due_at, due_at, created_at)
      select ${deliveryId(sql`event.id`, sql`${endpointId}`)}, event.merchant_id, ${endpointId}, event.id, event.object_id, event.position, 'pending', 0, ${now}, ${now}, ${now}
      from events event
      where event.merchant_id = ${scope.merchantId} and event.livemode = ${scope.livemode}
        and event.created_at >= ${new Date(from).toISOString()}::timestamptz
        and event.created_at < ${new Date(to).toISOString()}::timestamptz
        and (${types === null} or event.type = any (select jsonb_array_elements_text(${JSON.stringify(types ?? [])}::jsonb)))
        and (event.type <> 'webhook_endpoint.test' or event.object_id = ${endpointId})
      order by event.position
      on conflict (endpoint_id, event_id) do update
        set status = 'pending', first_due_at = ${now}, due_at = ${now}, finished_at = null
        where delivery.status <> 'pending'
      returning 1
    )
    select count(*)::integer as made from made`);
  return rows[0]?.made ?? 0;
}

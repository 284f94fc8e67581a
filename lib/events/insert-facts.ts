import { sql } from "drizzle-orm";
import type { Scope } from "@/db/context";
import { newDeliveryIds } from "./delivery-ids";
import type { TransactionContext } from "./transact";
import { WAKE_CHANNEL, WORK_IS_DUE } from "./wake-channel";
import type { PendingFacts } from "./write-facts";

/**
 * Everything that a commit tells, in one statement: events at the last positions of their log, whose counter is held
 * already; what changed; one delivery for each enabled endpoint that wants an event's type, due now by wall-clock time; and
 * the wakes, with one for the worker where there is something to deliver.
 */
export async function insertFacts(
  { facts, tx, ...ctx }: TransactionContext,
  { merchantId, livemode }: Scope,
): Promise<void> {
  const now = sql`${ctx.wallClock.now().toISOString()}::timestamptz`;
  const deliveryId = newDeliveryIds(ctx);
  await tx.execute(sql`
    with fact as materialized (
      select fact.*, counter.merchant_id, counter.livemode,
        counter.position - ${facts.events.length}::integer + fact.place as position
      from json_to_recordset(${JSON.stringify(eventRows(facts))}::json) as fact (
        place integer, id text, type text, object_id text, sequence integer, body text, created_at timestamptz, only_to text)
      cross join event_counters counter
      where counter.merchant_id = ${merchantId} and counter.livemode = ${livemode}
    ), event as (
      insert into events (id, merchant_id, livemode, position, type, object_id, sequence, body, created_at)
      select id, merchant_id, livemode, position, type, object_id, sequence, body, created_at from fact
    ), transition as (
      insert into transitions (id, object_id, event_id, from_status, to_status, trigger, actor, reason, at)
      select id, object_id, event_id, from_status, to_status, trigger, actor, reason, at
      from json_to_recordset(${JSON.stringify(transitionRows(facts))}::json) as transition (
        id text, object_id text, event_id text, from_status text, to_status text, trigger text, actor text, reason text,
        at timestamptz)
    ), delivery as (
      insert into webhook_deliveries (
        id, merchant_id, endpoint_id, event_id, object_id, position, status, attempts, first_due_at, due_at, created_at)
      select ${deliveryId(sql`fact.id`, sql`endpoint.id`)}, fact.merchant_id, endpoint.id, fact.id, fact.object_id,
        fact.position, 'pending', 0, ${now}, ${now}, ${now}
      from webhook_endpoints endpoint join fact on case when fact.only_to is not null then endpoint.id = fact.only_to
        else endpoint.event_types is null or fact.type = any (endpoint.event_types) end
      where endpoint.merchant_id = ${merchantId} and endpoint.livemode = ${livemode}
        and endpoint.status = 'enabled' and endpoint.deleted_at is null
      returning 1
    )
    select pg_notify(${WAKE_CHANNEL}, message) from (
      select json_array_elements_text(${JSON.stringify([...facts.wakes])}::json)
      union select ${WORK_IS_DUE} where exists (select from delivery)
    ) as wake (message)`);
}

function eventRows({ events, onlyTo }: PendingFacts) {
  return events.map(({ id, type, objectId, sequence, body, createdAt }, index) => ({
    place: index + 1,
    id,
    type,
    object_id: objectId,
    sequence,
    body,
    created_at: createdAt,
    only_to: onlyTo.get(id),
  }));
}

function transitionRows({ transitions }: PendingFacts) {
  return transitions.map(({ objectId, eventId, from, to, ...change }) => ({
    ...change,
    object_id: objectId,
    event_id: eventId,
    from_status: from,
    to_status: to,
  }));
}

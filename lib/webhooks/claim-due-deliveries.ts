import { sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import type { Context } from "@/db/context";
import { inTransaction } from "@/db/transaction";
import { addMs, MINUTE_MS } from "@/lib/core/clock";
import { FAILURES_TO_OPEN } from "./circuit";

/** Longer than any attempt takes with its record, so that only a killed worker's delivery comes round again. */
export const CLAIM_LEASE_MS = MINUTE_MS;
export const MAX_CLAIMS_PER_ENDPOINT = 8;
/** Due deliveries of one endpoint that one claim looks at: beyond those it can take, some may wait for an earlier one. */
export const MAX_LOOKED_AT_PER_ENDPOINT = 32;

/** `isProbe`: the one attempt that decides whether the endpoint's circuit closes. */
export type ClaimedDelivery = { id: string; endpointId: string; isProbe: boolean };
/** `isMoreDue`: more may be due than was looked at, so that it is worth claiming again at once. */
export type Claim = { deliveries: ClaimedDelivery[]; isMoreDue: boolean };

type Options = { limit: number; busy?: ReadonlyMap<string, number>; leaseMs?: number };
type Look = { id: string; endpoint_id: string; room: number; is_probe: boolean };

/**
 * Takes up to `limit` deliveries that are due, the longest waiting first, and moves `due_at` on by the lease. Workers that
 * claim at the same time get different ones. Of one endpoint at most `MAX_CLAIMS_PER_ENDPOINT` are taken, less those that
 * `busy` says the caller is sending there already; one alone when its circuit is half open, none while it is open.
 *
 * Of one object an endpoint is sent one event at a time, in the order of the log: a delivery with an earlier one pending is
 * not taken but put off. What finishes the earlier one makes it due (`releaseNextDelivery`); should that ever be missed, it
 * comes round by itself. Whether there is an earlier one is asked only after the rows are locked, in a statement of its own
 * that sees what was committed until then: whoever finishes the earlier one later waits for this lock.
 */
export async function claimDueDeliveries(ctx: Context, options: Options): Promise<Claim> {
  return inTransaction(ctx.db, async (tx) => {
    const now = ctx.wallClock.now();
    const looks = await lockDue(tx, now, options);
    if (looks.length === 0) return { deliveries: [], isMoreDue: false };
    const deliveries = await takeUnblocked(tx, now, looks, options);
    return { deliveries, isMoreDue: isAnyFull(looks) };
  });
}

/**
 * Locks the first due deliveries of each endpoint that may be sent something; an endpoint that is to be probed is locked
 * before its deliveries. It visits each endpoint that has something pending once, by stepping through the index from
 * endpoint to endpoint, so that the backlog of one is not read through to find the next.
 */
async function lockDue(tx: Transaction, now: Date, { limit, busy = new Map() }: Options): Promise<Look[]> {
  const at = sql`${now.toISOString()}::timestamptz`;
  const rows = await tx.execute<Look>(sql`
    with recursive waiting (endpoint_id) as (
      (select endpoint_id from webhook_deliveries where status = 'pending' order by endpoint_id limit 1)
      union all
      select (
        select next.endpoint_id from webhook_deliveries next
        where next.status = 'pending' and next.endpoint_id > waiting.endpoint_id
        order by next.endpoint_id limit 1
      )
      from waiting where waiting.endpoint_id is not null
    ), probes as materialized (
      select id from webhook_endpoints
      where id in (select endpoint_id from waiting)
        and failures_in_row >= ${FAILURES_TO_OPEN} and (open_until is null or open_until <= ${at})
      for no key update skip locked
    ), ready as materialized (
      select endpoint.id, probes.id is not null as is_probe,
        ${MAX_CLAIMS_PER_ENDPOINT}::integer - coalesce(busy.claims::integer, 0) as room
      from waiting
      join webhook_endpoints endpoint on endpoint.id = waiting.endpoint_id
      left join probes on probes.id = endpoint.id
      left join jsonb_each_text(${JSON.stringify(Object.fromEntries(busy))}::jsonb) as busy (endpoint_id, claims)
        on busy.endpoint_id = endpoint.id
      cross join lateral (
        select delivery.due_at from webhook_deliveries delivery
        where delivery.endpoint_id = endpoint.id and delivery.status = 'pending'
        order by delivery.due_at limit 1
      ) longest
      where longest.due_at <= ${at}
        and (endpoint.failures_in_row < ${FAILURES_TO_OPEN} or probes.id is not null)
        and coalesce(busy.claims::integer, 0) < ${MAX_CLAIMS_PER_ENDPOINT}
      order by longest.due_at
      limit ${limit}
    )
    select due.id, ready.id as endpoint_id, ready.is_probe,
      case when ready.is_probe then 1 else ready.room end as room
    from ready cross join lateral (
      select delivery.id from webhook_deliveries delivery
      where delivery.endpoint_id = ready.id and delivery.status = 'pending' and delivery.due_at <= ${at}
      order by delivery.due_at
      limit ${MAX_LOOKED_AT_PER_ENDPOINT}
      for update skip locked
    ) due`);
  return [...rows];
}

/** Of what is locked, takes what nothing earlier is in the way of, and puts the rest of its objects off. */
async function takeUnblocked(
  tx: Transaction,
  now: Date,
  looks: Look[],
  { limit, leaseMs = CLAIM_LEASE_MS }: Options,
): Promise<ClaimedDelivery[]> {
  const leasedUntil = sql`${addMs(now, leaseMs).toISOString()}::timestamptz`;
  const rows = await tx.execute<{
    id: string;
    endpoint_id: string;
    is_probe: boolean;
    is_taken: boolean;
  }>(sql`
    with looks as (
      select * from jsonb_to_recordset(${JSON.stringify(looks)}::jsonb)
        as look (id text, endpoint_id text, room integer, is_probe boolean)
    ), looked as (
      select delivery.id, delivery.endpoint_id, delivery.due_at, delivery.position, looks.room, looks.is_probe,
        earlier.due_at as earlier_due_at
      from looks
      join webhook_deliveries delivery on delivery.id = looks.id
      left join lateral (
        select sibling.due_at from webhook_deliveries sibling
        where sibling.endpoint_id = delivery.endpoint_id and sibling.object_id = delivery.object_id
          and sibling.status = 'pending' and sibling.position < delivery.position
        order by sibling.position limit 1
      ) earlier on true
    ), ranked as (
      select *, row_number() over (
        partition by endpoint_id, earlier_due_at is null order by due_at, position
      ) as place
      from looked
    ), taken as materialized (
      select id, endpoint_id, is_probe from ranked
      where earlier_due_at is null and place <= room
      order by due_at, position
      limit ${limit}
    ), probed as (
      update webhook_endpoints endpoint set open_until = ${leasedUntil}
      from taken where taken.is_probe and endpoint.id = taken.endpoint_id
    )
    update webhook_deliveries delivery
    set due_at = greatest(ranked.earlier_due_at, ${leasedUntil})
    from ranked left join taken on taken.id = ranked.id
    where delivery.id = ranked.id and (taken.id is not null or ranked.earlier_due_at is not null)
    returning delivery.id, delivery.endpoint_id, ranked.is_probe, taken.id is not null as is_taken`);
  return rows
    .filter((row) => row.is_taken)
    .map((row) => ({ id: row.id, endpointId: row.endpoint_id, isProbe: row.is_probe }));
}

function isAnyFull(looks: readonly Look[]): boolean {
  const counts = new Map<string, number>();
  for (const { endpoint_id } of looks) counts.set(endpoint_id, (counts.get(endpoint_id) ?? 0) + 1);
  return [...counts.values()].some((count) => count >= MAX_LOOKED_AT_PER_ENDPOINT);
}

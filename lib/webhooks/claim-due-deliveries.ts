import { sql } from "drizzle-orm";
import type { Context } from "@/db/context";
import { againAfterDeadlock } from "@/db/transaction";
import { addMs, MINUTE_MS } from "@/lib/core/clock";
import {
  CIRCUIT_IS_CLOSED,
  CLAIMED_COLUMNS,
  type ClaimedDelivery,
  type ClaimedRow,
  claimedDelivery,
} from "./claimed-delivery";

/** Longer than any attempt takes with its record, so that only a killed worker's delivery comes round again. */
export const CLAIM_LEASE_MS = MINUTE_MS;
export const MAX_CLAIMS_PER_ENDPOINT = 8;
/** Due deliveries of one endpoint that one claim looks at: beyond those it can take, some may wait for an earlier one. */
export const MAX_LOOKED_AT_PER_ENDPOINT = 32;

export type Claim = {
  deliveries: ClaimedDelivery[];
  /** More may be due than was taken, so that it is worth claiming again when a lane is free. */
  isMoreDue: boolean;
  /** What was looked at was rescheduled, so that it is worth looking again at once. */
  isCut: boolean;
  /** When something that waits now can be sent; null for never. */
  nextDueAt: Date | null;
};

type Options = { limit: number; busy?: ReadonlyMap<string, number>; leaseMs?: number };
type Row = { next_due_at_ms: number | null; is_more_due: boolean; is_cut: boolean } & (
  | ({ is_probe: boolean } & ClaimedRow)
  | { delivery_id: null }
);

/**
 * Takes up to `limit` deliveries that are due, the longest waiting first, leases them, and reads what is needed to send
 * them: one statement. Workers that claim at the same time get different ones, and it waits for no lock. Of one endpoint at
 * most `MAX_CLAIMS_PER_ENDPOINT` are taken, less those that `busy` says the caller is sending there already; one alone when
 * its circuit is half open, none while it is open.
 *
 * Of one object an endpoint is sent one event at a time, in the order of the log. A delivery with an earlier one under way, or
 * due itself, is left: who records the earlier one takes it next (`writeAttempts`). One behind an earlier one that waits for
 * its retry is rescheduled to that time, under the earlier one's lock, so that it can't be finished unseen meanwhile.
 *
 * It visits each endpoint that has something pending once, by stepping through the index from endpoint to endpoint, so that
 * the backlog of one is not read through to find the next.
 */
export async function claimDueDeliveries(
  ctx: Context,
  { limit, busy = new Map(), leaseMs = CLAIM_LEASE_MS }: Options,
): Promise<Claim> {
  const now = ctx.wallClock.now();
  const leasedUntil = addMs(now, leaseMs);
  const at = sql`${now.toISOString()}::timestamptz`;
  const lease = sql`${leasedUntil.toISOString()}::timestamptz`;
  const claim = sql`
    with recursive waiting (endpoint_id) as (
      (select endpoint_id from webhook_deliveries where status = 'pending' order by endpoint_id limit 1)
      union all
      select (
        select next.endpoint_id from webhook_deliveries next
        where next.status = 'pending' and next.endpoint_id > waiting.endpoint_id
        order by next.endpoint_id limit 1
      )
      from waiting where waiting.endpoint_id is not null
    ), listening as materialized (
      select endpoint.id, ${CIRCUIT_IS_CLOSED} as is_closed, longest.due_at as longest_due_at, later.due_at as next_due_at,
        case when not ${CIRCUIT_IS_CLOSED} and greatest(endpoint.open_until, endpoint.probing_until) > ${at}
          then greatest(endpoint.open_until, endpoint.probing_until, longest.due_at) end as shut_until,
        ${MAX_CLAIMS_PER_ENDPOINT}::integer - coalesce(busy.claims::integer, 0) as room
      from waiting
      join webhook_endpoints endpoint on endpoint.id = waiting.endpoint_id
      left join jsonb_each_text(${JSON.stringify(Object.fromEntries(busy))}::jsonb) as busy (endpoint_id, claims)
        on busy.endpoint_id = endpoint.id
      cross join lateral (
        select delivery.due_at from webhook_deliveries delivery
        where delivery.endpoint_id = endpoint.id and delivery.status = 'pending' order by delivery.due_at limit 1
      ) longest
      left join lateral (
        select delivery.due_at from webhook_deliveries delivery
        where delivery.endpoint_id = endpoint.id and delivery.status = 'pending' and delivery.due_at > ${at}
        order by delivery.due_at limit 1
      ) later on true
    ), ready as materialized (
      select id, is_closed, room from listening
      where longest_due_at <= ${at} and room > 0 and shut_until is null
      order by longest_due_at limit ${limit}
    ), probe as materialized (
      select id from webhook_endpoints where id in (select id from ready where not is_closed)
        and (open_until is null or open_until <= ${at}) and (probing_until is null or probing_until <= ${at})
      for no key update skip locked
    ), look as materialized (
      select due.*, ready.id as endpoint_id, not ready.is_closed as is_probe,
        case when ready.is_closed then ready.room else 1 end as room
      from ready cross join lateral (
        select delivery.id, delivery.due_at, delivery.position, earlier.id as earlier_id
        from webhook_deliveries delivery left join lateral (
          select sibling.id, sibling.due_at, sibling.leased_until from webhook_deliveries sibling
          where sibling.endpoint_id = delivery.endpoint_id and sibling.object_id = delivery.object_id
            and sibling.status = 'pending' and sibling.position < delivery.position
          order by sibling.position limit 1
        ) earlier on true
        where delivery.endpoint_id = ready.id and delivery.status = 'pending' and delivery.due_at <= ${at}
          and (earlier.id is null or (earlier.due_at > ${at} and earlier.leased_until is distinct from earlier.due_at))
        order by delivery.due_at
        limit ${MAX_LOOKED_AT_PER_ENDPOINT}
        for no key update of delivery skip locked
      ) due
      where ready.is_closed or ready.id in (select id from probe)
    ), taken as materialized (
      select * from (
        select look.*, row_number() over (partition by endpoint_id order by due_at, position) as place
        from look where earlier_id is null
      ) free
      where place <= room order by due_at, position limit ${limit}
    ), put_off as (
      update webhook_deliveries delivery set due_at = earlier.due_at
      from look cross join lateral (
        select sibling.due_at from webhook_deliveries sibling
        where sibling.id = look.earlier_id and sibling.status = 'pending' and sibling.due_at > ${at}
          and sibling.leased_until is distinct from sibling.due_at
        for share skip locked
      ) earlier
      where delivery.id = look.id
      returning delivery.id
    ), probed as (
      update webhook_endpoints endpoint set probing_until = ${lease}
      from taken where taken.is_probe and endpoint.id = taken.endpoint_id
    ), leased as (
      update webhook_deliveries delivery set due_at = ${lease}, leased_until = ${lease}
      from taken where delivery.id = taken.id
      returning delivery.id, delivery.endpoint_id, delivery.event_id, taken.is_probe
    ), claimed as (
      select ${CLAIMED_COLUMNS}, delivery.is_probe
      from leased delivery
      join webhook_endpoints endpoint on endpoint.id = delivery.endpoint_id
      join events event on event.id = delivery.event_id
    ), whole as (
      select (select (extract(epoch from min(coalesce(shut_until, next_due_at))) * 1000)::double precision from listening)
          as next_due_at_ms,
        (select count(*) from look where earlier_id is null) > (select count(*) from taken) as is_more_due,
        exists (select from put_off) and exists (
          select from look group by endpoint_id having count(*) >= ${MAX_LOOKED_AT_PER_ENDPOINT}) as is_cut
    )
    select * from whole left join claimed on true`;
  const rows = await againAfterDeadlock(() => ctx.db.execute<Row>(claim));
  return readClaim([...rows], leasedUntil);
}

function readClaim(rows: Row[], leasedUntil: Date): Claim {
  const nextDueAtMs = rows[0]?.next_due_at_ms ?? null;
  return {
    deliveries: rows.flatMap((row) =>
      row.delivery_id === null ? [] : [claimedDelivery(row, { leasedUntil, isProbe: row.is_probe })],
    ),
    isMoreDue: rows[0]?.is_more_due ?? false,
    isCut: rows[0]?.is_cut ?? false,
    nextDueAt: nextDueAtMs === null ? null : new Date(nextDueAtMs),
  };
}

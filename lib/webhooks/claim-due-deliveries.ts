import { sql } from "drizzle-orm";
import type { Context } from "@/db/context";
import { addMs, MINUTE_MS } from "@/lib/core/clock";

/** Longer than any attempt takes with its record, so that only a killed worker's delivery comes round again. */
export const CLAIM_LEASE_MS = MINUTE_MS;
export const MAX_CLAIMS_PER_ENDPOINT = 8;

export type ClaimedDelivery = { id: string; endpointId: string };

/**
 * Takes up to `limit` deliveries that are due, the longest waiting first, and moves `due_at` on by the lease; nothing else
 * changes. Workers that claim at the same time get different ones. Of one endpoint at most `MAX_CLAIMS_PER_ENDPOINT` are
 * taken, less those that `busy` says the caller is sending there already.
 *
 * It visits each endpoint that has something pending once, by stepping through the index from endpoint to endpoint, so
 * that the backlog of one is not read through to find the next.
 */
export async function claimDueDeliveries(
  ctx: Context,
  { limit, busy = new Map() }: { limit: number; busy?: ReadonlyMap<string, number> },
): Promise<ClaimedDelivery[]> {
  const now = ctx.clock.now();
  const rows = await ctx.db.execute<{ id: string; endpoint_id: string }>(sql`
    with recursive waiting (endpoint_id) as (
      (select endpoint_id from webhook_deliveries where status = 'pending' order by endpoint_id limit 1)
      union all
      select (
        select next.endpoint_id from webhook_deliveries next
        where next.status = 'pending' and next.endpoint_id > waiting.endpoint_id
        order by next.endpoint_id limit 1
      )
      from waiting where waiting.endpoint_id is not null
    ), claimed as materialized (
      select due.id
      from waiting
      left join jsonb_each_text(${JSON.stringify(Object.fromEntries(busy))}::jsonb) as busy (endpoint_id, claims)
        on busy.endpoint_id = waiting.endpoint_id
      cross join lateral (
        select delivery.id, delivery.due_at from webhook_deliveries delivery
        where delivery.endpoint_id = waiting.endpoint_id
          and delivery.status = 'pending' and delivery.due_at <= ${now.toISOString()}::timestamptz
        order by delivery.due_at
        limit greatest(${MAX_CLAIMS_PER_ENDPOINT}::integer - coalesce(busy.claims::integer, 0), 0)
        for update skip locked
      ) due
      order by due.due_at
      limit ${limit}
    )
    update webhook_deliveries delivery set due_at = ${addMs(now, CLAIM_LEASE_MS).toISOString()}::timestamptz
    from claimed where delivery.id = claimed.id
    returning delivery.id, delivery.endpoint_id`);
  return rows.map((row) => ({ id: row.id, endpointId: row.endpoint_id }));
}

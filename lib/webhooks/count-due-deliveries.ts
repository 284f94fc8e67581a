import { sql } from "drizzle-orm";
import { z } from "zod";
import type { Context } from "@/db/context";
import { MAX_COUNTED } from "@/lib/contracts/limits";
import { CIRCUIT_IS_CLOSED } from "./claimed-delivery";

/** Of one endpoint no more are counted, so that the backlog of one is not read through. */
const MAX_COUNTED_PER_ENDPOINT = 1_000;

const countSchema = z.object({
  due: z.int(),
  oldest_at: z.coerce.date().nullable(),
  endpoints_waiting: z.int(),
  endpoints_paused: z.int(),
});

/**
 * What waits to be sent, everybody's: each endpoint with something pending is visited once, as by the claim. What waits for
 * an endpoint that is let rest is not due.
 */
export async function countDueDeliveries({ db, wallClock }: Context): Promise<z.infer<typeof countSchema>> {
  const at = sql`${wallClock.now().toISOString()}::timestamptz`;
  const [row] = await db.execute(sql`
    with recursive waiting (endpoint_id) as (
      (select endpoint_id from webhook_deliveries where status = 'pending' order by endpoint_id limit 1)
      union all
      select (
        select next.endpoint_id from webhook_deliveries next
        where next.status = 'pending' and next.endpoint_id > waiting.endpoint_id
        order by next.endpoint_id limit 1
      )
      from waiting where waiting.endpoint_id is not null
    ), endpoints as (
      select endpoint.id, not ${CIRCUIT_IS_CLOSED}
        and greatest(endpoint.open_until, endpoint.probing_until) > ${at} as is_paused
      from waiting join webhook_endpoints endpoint on endpoint.id = waiting.endpoint_id
    )
    select least(coalesce(sum(due.count), 0), ${MAX_COUNTED})::integer as due, min(due.oldest_at) as oldest_at,
      count(*)::integer as endpoints_waiting,
      count(*) filter (where is_paused)::integer as endpoints_paused
    from endpoints left join lateral (
      select count(*) as count, min(due_at) as oldest_at from (
        select due_at from webhook_deliveries
        where endpoint_id = endpoints.id and status = 'pending' and due_at <= ${at}
        order by due_at limit ${MAX_COUNTED_PER_ENDPOINT}
      ) first
    ) due on not coalesce(endpoints.is_paused, false)`);
  return countSchema.parse(row);
}

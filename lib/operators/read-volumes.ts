import { sql } from "drizzle-orm";
import { z } from "zod";
import type { Database } from "@/db/client";
import type { Context } from "@/db/context";
import { orders, refunds, testClocks } from "@/db/schema";
import { VOLUME_DAYS } from "@/lib/contracts/limits";
import { type VolumeObject, volumeSchema } from "@/lib/contracts/merchant-account";
import { DAY_MS } from "@/lib/core/clock";

const rowsSchema = z.array(
  z.object({
    merchant_id: z.string(),
    livemode: z.boolean(),
    currency: volumeSchema.shape.currency,
    paid_count: z.coerce.number(),
    paid_amount: z.coerce.number(),
    refunded_count: z.coerce.number(),
    refunded_amount: z.coerce.number(),
  }),
);

/**
 * What each of those merchants was paid and has given back in the last 30 days, by mode and currency, the largest first. One
 * statement reads every such order and refund from indexes that hold all it asks for, so the figures belong to one moment
 * and are exact. The days end now by the time of the mode, which a merchant may have moved in test mode. Refunds of stray
 * captures count as refunds although no order was credited with them.
 */
export async function readVolumes(
  { db, wallClock }: Pick<Context, "wallClock"> & { db: Pick<Database, "execute"> },
  merchantIds: readonly string[],
): Promise<Map<string, VolumeObject[]>> {
  const now = wallClock.now().toISOString();
  const rows = await db.execute(sql`
    with span as materialized (
      select wanted.id as merchant_id, mode.livemode,
        ${now}::timestamptz + case when mode.livemode then 0 else coalesce(clock.offset_ms, 0) end * interval '1 millisecond'
          - ${VOLUME_DAYS * DAY_MS}::bigint * interval '1 millisecond' as since
      from json_array_elements_text(${JSON.stringify(merchantIds)}::json) as wanted (id)
      cross join (values (false), (true)) as mode (livemode)
      left join ${testClocks} clock on clock.merchant_id = wanted.id
    ), moved as (
      select span.merchant_id, span.livemode, paid.* from span cross join lateral (
        select currency, count(*) as paid_count, sum(amount_paid) as paid_amount, 0 as refunded_count, 0 as refunded_amount
        from ${orders}
        where merchant_id = span.merchant_id and livemode = span.livemode and paid_at > span.since
        group by currency
      ) paid
      union all
      select span.merchant_id, span.livemode, refunded.* from span cross join lateral (
        select currency, 0, 0, count(*), sum(amount) from ${refunds}
        where merchant_id = span.merchant_id and livemode = span.livemode and status = 'succeeded'
          and finished_at > span.since
        group by currency
      ) refunded
    )
    select merchant_id, livemode, currency, sum(paid_count) as paid_count, sum(paid_amount) as paid_amount,
      sum(refunded_count) as refunded_count, sum(refunded_amount) as refunded_amount
    from moved group by merchant_id, livemode, currency
    order by merchant_id, livemode desc, sum(paid_count) desc, currency`);
  const volumes = new Map(merchantIds.map((id): [string, VolumeObject[]] => [id, []]));
  for (const row of rowsSchema.parse([...rows])) {
    volumes.get(row.merchant_id)?.push({
      livemode: row.livemode,
      currency: row.currency,
      paid: { count: row.paid_count, amount: row.paid_amount },
      refunded: { count: row.refunded_count, amount: row.refunded_amount },
    });
  }
  return volumes;
}

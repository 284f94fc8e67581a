import { sql } from "drizzle-orm";
import type { Scope } from "@/db/context";
import { webhookDeliveries, webhookEndpoints } from "@/db/schema";
import type { TransactionContext } from "@/lib/events/transact";
import { WORK_IS_DUE } from "@/lib/events/wake-channel";

/**
 * Lets time pass for what waits to be delivered, in the caller's transaction: retries and the ends of their windows, and a
 * circuit breaker's pause, come nearer by `ms`. What has been sent meanwhile keeps its times, and so does what a worker has
 * under way: a lease is the wall clock's, and one that came nearer would have the attempt made twice.
 *
 * Endpoints are locked first, in the order of their ids, as everybody does who works on several of their deliveries.
 */
export async function bringDeliveriesForward(
  ctx: TransactionContext,
  scope: Scope,
  ms: number,
): Promise<void> {
  const passed = sql`make_interval(secs => ${ms}::double precision / 1000)`;
  const own = sql`merchant_id = ${scope.merchantId} and livemode = ${scope.livemode}`;
  await ctx.tx.execute(sql`select id from ${webhookEndpoints} where ${own} order by id for no key update`);
  await ctx.tx.execute(sql`
    update ${webhookDeliveries} set first_due_at = first_due_at - ${passed},
      due_at = case when leased_until = due_at then due_at else due_at - ${passed} end
    where endpoint_id in (select id from ${webhookEndpoints} where ${own}) and status = 'pending'`);
  await ctx.tx.execute(sql`
    update ${webhookEndpoints} set open_until = open_until - ${passed} where ${own} and open_until is not null`);
  ctx.facts.wakes.add(WORK_IS_DUE);
}

import { sql } from "drizzle-orm";
import type { Scope } from "@/db/context";
import { webhookDeliveries, webhookEndpoints } from "@/db/schema";
import type { TransactionContext } from "@/lib/events/transact";
import { WORK_IS_DUE } from "@/lib/events/write-facts";

/**
 * Lets time pass for what waits to be delivered, in the caller's transaction: retries and the ends of their windows, and a
 * circuit breaker's pause, come nearer by `ms`. What has been sent meanwhile keeps its times.
 */
export async function bringDeliveriesForward(
  ctx: TransactionContext,
  scope: Scope,
  ms: number,
): Promise<void> {
  const passed = sql`make_interval(secs => ${ms}::double precision / 1000)`;
  const own = sql`select id from ${webhookEndpoints}
    where merchant_id = ${scope.merchantId} and livemode = ${scope.livemode}`;
  await ctx.tx.execute(sql`
    update ${webhookDeliveries} set due_at = due_at - ${passed}, first_due_at = first_due_at - ${passed}
    where endpoint_id in (${own}) and status = 'pending'`);
  await ctx.tx.execute(sql`
    update ${webhookEndpoints} set open_until = open_until - ${passed}
    where id in (${own}) and open_until is not null`);
  ctx.facts.wakes.add(WORK_IS_DUE);
}

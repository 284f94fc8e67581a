import { sql } from "drizzle-orm";
import type { TransactionContext } from "@/lib/events/transact";
import type { WebhookEndpointRow } from "./queries";
import { retryWindowMs } from "./retry-schedule";

/**
 * Gives up, visibly, what an endpoint with an open circuit can no longer be sent: every delivery whose window has ended
 * while it waited. Asked after each failed probe, so that nothing waits a quarter of an hour longer than its window. Rows
 * that somebody is working on are left to them. The endpoint's lock must be held already.
 */
export async function exhaustOverdueDeliveries(
  ctx: TransactionContext,
  endpoint: Pick<WebhookEndpointRow, "id" | "retryWindowHours">,
): Promise<void> {
  const now = ctx.wallClock.now();
  const begunBy = new Date(now.getTime() - retryWindowMs(endpoint));
  await ctx.tx.execute(sql`
    update webhook_deliveries set status = 'exhausted', due_at = null, leased_until = null,
      finished_at = ${now.toISOString()}::timestamptz
    where id in (
      select id from webhook_deliveries
      where endpoint_id = ${endpoint.id} and status = 'pending'
        and first_due_at <= ${begunBy.toISOString()}::timestamptz
      for update skip locked
    )`);
}

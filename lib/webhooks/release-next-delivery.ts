import { sql } from "drizzle-orm";
import type { TransactionContext } from "@/lib/events/transact";
import type { WebhookDeliveryRow } from "./queries";

/**
 * Lets the next event of the same object go to the same endpoint, now that nothing earlier is in its way: what waited
 * behind a delivery that has just been finished is due at once. Belongs in the transaction that finished it.
 *
 * It writes to the row even where that seems to be due already: a claim that did not see the end of the earlier one may be
 * about to put it off, and this has to wait for that claim and come after it.
 */
export async function releaseNextDelivery(
  ctx: TransactionContext,
  finished: Pick<WebhookDeliveryRow, "endpointId" | "objectId" | "id">,
): Promise<void> {
  const now = sql`${ctx.wallClock.now().toISOString()}::timestamptz`;
  await ctx.tx.execute(sql`
    update webhook_deliveries set due_at = least(due_at, ${now})
    where id = (
      select id from webhook_deliveries
      where endpoint_id = ${finished.endpointId} and object_id = ${finished.objectId}
        and status = 'pending' and id <> ${finished.id}
      order by position limit 1
    ) and status = 'pending'`);
}

import { sql } from "drizzle-orm";
import { z } from "zod";
import { FAILURES_TO_OPEN } from "@/lib/webhooks/circuit";
import type { History } from "./history";

/** No duty of the worker's list: deliveries are claimed in a way of their own. */
export const WEBHOOK_DELIVERY = "webhook delivery";

const rowsSchema = z.array(z.object({ duty: z.string(), at: z.coerce.date() }));

/** For each duty that has any, its earliest row's time. */
export type Deadlines = readonly { duty: string; at: Date }[];

/** When the next deadline is or the next work is due, the past included; null for never. */
export function nextDueAt(deadlines: Deadlines): Date | null {
  const times = deadlines.map(({ at }) => at.getTime());
  return times.length === 0 ? null : new Date(Math.min(...times));
}

/** The names of the worker's duties that have something to do now. */
export function dutiesDue(deadlines: Deadlines, now: Date): Set<string> {
  return new Set(deadlines.filter(({ at }) => at <= now).map(({ duty }) => duty));
}

/** Read in one query and without the worker's own: what those overlook is seen here. */
export async function readDeadlines({ db }: History): Promise<Deadlines> {
  const rows = await db.execute(sql`
    select duty, min(at) as at from (
      select 'provider event' as duty, due_at as at from provider_events where due_at is not null
      union all
      select 'late answer', reconcile_at from payments
        where status in ('requires_action', 'processing', 'capturing', 'voiding')
      union all
      select 'customer action deadline', act_by from payments where status = 'requires_action'
      union all
      select 'approval deadline', approve_by from payments
        where status = 'requires_action' and approved_at is null
      union all
      select 'confirmation deadline', confirm_by from payments where status = 'authorized'
      union all
      select 'confirmation warning', warn_at from payments where status = 'authorized'
      union all
      select 'confirmation callback', due_at from confirmation_callbacks where status = 'pending'
      union all
      select 'stray hold', due_at from stray_reports where due_at is not null
      union all
      select 'refund', due_at from refunds where due_at is not null
      union all
      select 'session expiry', expires_at from checkout_sessions where status = 'open'
      union all
      select 'order deletion', delete_at from orders where status = 'unpaid'
      union all
      select 'order reminder', remind_at from orders where status = 'unpaid' and remind_at is not null
      union all
      select 'message', due_at from outbox_messages where status = 'pending'
      union all
      select ${WEBHOOK_DELIVERY}, greatest(delivery.due_at,
        case when endpoint.failures_in_row >= ${FAILURES_TO_OPEN}
          then greatest(endpoint.open_until, endpoint.probing_until) end,
        (select max(earlier.due_at) from webhook_deliveries earlier
          where earlier.endpoint_id = delivery.endpoint_id and earlier.object_id = delivery.object_id
            and earlier.status = 'pending' and earlier.position < delivery.position
            and earlier.leased_until = earlier.due_at))
        from webhook_deliveries delivery join webhook_endpoints endpoint on endpoint.id = delivery.endpoint_id
        where delivery.status = 'pending'
    ) as deadlines
    where at is not null group by duty`);
  return rowsSchema.parse([...rows]);
}

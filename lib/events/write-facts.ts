import { sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { events, transitions } from "@/db/schema";
import { newId } from "@/lib/core/ids";
import { invariant, must } from "@/lib/core/invariant";
import type { TransactionContext } from "./transact";

type EventRow = typeof events.$inferInsert;

export type PendingFacts = {
  events: Omit<EventRow, "position">[];
  transitions: (typeof transitions.$inferInsert)[];
  /** Messages for sleeping workers and open pages, sent by the commit. */
  wakes: Set<string>;
};

/** Told to workers when there is something to do at once. */
export const WORK_IS_DUE = "due";
export const WAKE_CHANNEL = "opentill_wake";

/**
 * Gives the gathered events their positions and writes them with their deliveries. The positions' lock is the last one
 * taken, after order, payment and refund, so that it can't be part of a deadlock and is held for one commit.
 */
export async function writeFacts(ctx: TransactionContext): Promise<void> {
  const { facts, tx } = ctx;
  if (facts.transitions.length > 0) await tx.insert(transitions).values(facts.transitions);
  if (facts.events.length > 0) {
    const rows = await withPositions(tx, facts.events);
    await tx.insert(events).values(rows);
    await writeDeliveries(ctx, rows);
  }
  for (const message of facts.wakes) await tx.execute(sql`select pg_notify(${WAKE_CHANNEL}, ${message})`);
}

/** One verb writes to one merchant's log of one mode. */
async function withPositions(tx: Transaction, pending: PendingFacts["events"]): Promise<EventRow[]> {
  const { merchantId, livemode } = must(pending[0], "an event to write");
  invariant(
    pending.every((event) => event.merchantId === merchantId && event.livemode === livemode),
    "a transaction writes to one log",
  );
  const [counter] = await tx.execute<{ position: string }>(sql`
    insert into event_counters as counter (merchant_id, livemode, position)
    values (${merchantId}, ${livemode}, ${pending.length})
    on conflict (merchant_id, livemode) do update set position = counter.position + ${pending.length}
    returning position`);
  const last = Number(must(counter, "the event counter").position);
  return pending.map((event, index) => ({ ...event, position: last - pending.length + index + 1 }));
}

/** One delivery for each enabled endpoint that wants the type, due now, in the transaction of its cause. */
async function writeDeliveries(ctx: TransactionContext, rows: EventRow[]): Promise<void> {
  const now = ctx.clock.now().toISOString();
  const offered = sql.join(
    rows.map(
      (row) =>
        sql`(${row.id}, ${row.merchantId}, ${row.livemode}::boolean, ${row.type}, ${row.position}::bigint)`,
    ),
    sql`, `,
  );
  const wanted = await ctx.tx.execute<{ endpoint_id: string; event_id: string; merchant_id: string }>(sql`
    select endpoint.id as endpoint_id, event.id as event_id, event.merchant_id
    from (values ${offered}) as event (id, merchant_id, livemode, type, position)
    join webhook_endpoints endpoint
      on endpoint.merchant_id = event.merchant_id and endpoint.livemode = event.livemode
    where endpoint.status = 'enabled' and endpoint.deleted_at is null
      and (endpoint.event_types is null or event.type = any (endpoint.event_types))
    order by event.position`);
  if (wanted.length === 0) return;
  const deliveries = sql.join(
    wanted.map(
      (row) =>
        sql`(${newId("webhookDelivery", ctx)}, ${row.merchant_id}, ${row.endpoint_id}, ${row.event_id}, 'pending', ${now}::timestamptz, ${now}::timestamptz, ${now}::timestamptz)`,
    ),
    sql`, `,
  );
  await ctx.tx.execute(sql`
    insert into webhook_deliveries (id, merchant_id, endpoint_id, event_id, status, first_due_at, due_at, created_at)
    values ${deliveries}`);
  ctx.facts.wakes.add(WORK_IS_DUE);
}

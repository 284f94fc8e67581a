import { and, eq, isNull, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import type { Scope } from "@/db/context";
import { events, transitions, webhookDeliveries, webhookEndpoints } from "@/db/schema";
import { newId } from "@/lib/core/ids";
import { invariant, must } from "@/lib/core/invariant";
import { logChannelMessage } from "./emit";
import type { TransactionContext } from "./transact";

type EventRow = typeof events.$inferInsert;

export type PendingFacts = {
  events: Omit<EventRow, "position">[];
  transitions: (typeof transitions.$inferInsert)[];
  /** Events that are for one endpoint alone: the event's id and the endpoint's. */
  onlyTo: Map<string, string>;
  /** Messages for sleeping workers and open pages, sent by the commit. */
  wakes: Set<string>;
};

export function noFacts(): PendingFacts {
  return { events: [], transitions: [], onlyTo: new Map(), wakes: new Set() };
}

/** Told to workers when there is something to do at once. */
export const WORK_IS_DUE = "due";
export const WAKE_CHANNEL = "opentill_wake";

/**
 * Gives the gathered events their positions and writes them with their deliveries. The positions' lock is the last one
 * taken, after order, payment and refund, so that it can't be part of a deadlock and is held for one commit.
 *
 * Statements that need nothing of each other are sent together.
 */
export async function writeFacts(ctx: TransactionContext): Promise<void> {
  const { facts, tx } = ctx;
  if (facts.events.length === 0) return wake(tx, facts.wakes);
  const scope = logOf(facts.events);
  const [listeners] = await Promise.all([
    listListeners(tx, scope),
    facts.transitions.length > 0 ? tx.insert(transitions).values(facts.transitions) : null,
  ]);
  const rows = await withPositions(tx, scope, facts.events);
  await tx.insert(events).values(rows);
  const deliveries = planDeliveries(ctx, rows, listeners);
  facts.wakes.add(logChannelMessage(scope));
  if (deliveries.length > 0) facts.wakes.add(WORK_IS_DUE);
  await Promise.all([
    deliveries.length > 0 ? tx.insert(webhookDeliveries).values(deliveries) : null,
    wake(tx, facts.wakes),
  ]);
}

/** One verb writes to one merchant's log of one mode. */
function logOf(pending: PendingFacts["events"]): Scope {
  const { merchantId, livemode } = must(pending[0], "an event to write");
  invariant(
    pending.every((event) => event.merchantId === merchantId && event.livemode === livemode),
    "a transaction writes to one log",
  );
  return { merchantId, livemode };
}

async function withPositions(
  tx: Transaction,
  scope: Scope,
  pending: PendingFacts["events"],
): Promise<EventRow[]> {
  const [counter] = await tx.execute<{ position: string }>(sql`
    insert into event_counters as counter (merchant_id, livemode, position)
    values (${scope.merchantId}, ${scope.livemode}, ${pending.length})
    on conflict (merchant_id, livemode) do update set position = counter.position + ${pending.length}
    returning position`);
  const last = Number(must(counter, "the event counter").position);
  return pending.map((event, index) => ({ ...event, position: last - pending.length + index + 1 }));
}

type Listener = Pick<typeof webhookEndpoints.$inferSelect, "id" | "eventTypes">;

function listListeners(tx: Transaction, scope: Scope): Promise<Listener[]> {
  return tx
    .select({ id: webhookEndpoints.id, eventTypes: webhookEndpoints.eventTypes })
    .from(webhookEndpoints)
    .where(
      and(
        eq(webhookEndpoints.merchantId, scope.merchantId),
        eq(webhookEndpoints.livemode, scope.livemode),
        eq(webhookEndpoints.status, "enabled"),
        isNull(webhookEndpoints.deletedAt),
      ),
    );
}

/** One delivery for each endpoint that wants the type, due now by the world's time, in the transaction of its cause. */
function planDeliveries(ctx: TransactionContext, rows: readonly EventRow[], listeners: readonly Listener[]) {
  const now = ctx.wallClock.now();
  const { onlyTo } = ctx.facts;
  return rows.flatMap((event) =>
    listeners
      .filter((endpoint) => isFor(event, endpoint, onlyTo.get(event.id)))
      .map((endpoint) => ({
        id: newId("webhookDelivery", ctx),
        merchantId: event.merchantId,
        endpointId: endpoint.id,
        eventId: event.id,
        objectId: event.objectId,
        position: event.position,
        status: "pending" as const,
        firstDueAt: now,
        dueAt: now,
        createdAt: now,
      })),
  );
}

function isFor(event: EventRow, endpoint: Listener, onlyTo: string | undefined): boolean {
  if (onlyTo !== undefined) return endpoint.id === onlyTo;
  return endpoint.eventTypes === null || endpoint.eventTypes.includes(event.type);
}

async function wake(tx: Transaction, messages: ReadonlySet<string>): Promise<void> {
  if (messages.size === 0) return;
  const notifications = [...messages].map((message) => sql`pg_notify(${WAKE_CHANNEL}, ${message})`);
  await tx.execute(sql`select ${sql.join(notifications, sql`, `)}`);
}

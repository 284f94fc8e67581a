import { eq, type SQL, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import type { Database, Transaction } from "@/db/client";
import {
  bankEntries,
  checkoutSessions,
  confirmationCallbacks,
  confirmLinks,
  consents,
  eventCounters,
  events,
  orderItems,
  orders,
  outboxMessages,
  payments,
  refundItems,
  refundRequests,
  refunds,
  strayReports,
  transitions,
} from "@/db/schema";

export type Rows = Awaited<ReturnType<typeof readRows>>;

/** Everything that the rules look at: of the whole database, or of some merchants, in one round of statements. */
export async function readRows(db: Db, merchantIds: readonly string[] | null) {
  const owned = (column: PgColumn): SQL | undefined =>
    merchantIds === null ? undefined : anyOf(column, merchantIds);
  const log = db
    .select({ event: events, transition: transitions })
    .from(events)
    .leftJoin(transitions, eq(transitions.eventId, events.id))
    .where(owned(events.merchantId))
    .orderBy(events.merchantId, events.livemode, events.position);
  return allOf({
    sessions: db.select().from(checkoutSessions).where(owned(checkoutSessions.merchantId)),
    orders: db.select().from(orders).where(owned(orders.merchantId)),
    orderItems: readItems(db, owned(orders.merchantId)),
    consents: readConsents(db, owned(orders.merchantId)),
    payments: db.select().from(payments).where(owned(payments.merchantId)),
    refunds: db.select().from(refunds).where(owned(refunds.merchantId)),
    refundItems: readRefundItems(db, owned(refunds.merchantId)),
    refundRequests: db.select().from(refundRequests).where(owned(refundRequests.merchantId)),
    bankEntries: db.select().from(bankEntries).where(owned(bankEntries.merchantId)),
    strayReports: db.select().from(strayReports).where(owned(strayReports.merchantId)),
    callbacks: db.select().from(confirmationCallbacks).where(owned(confirmationCallbacks.merchantId)),
    confirmLinks: readConfirmLinks(db, owned(payments.merchantId)),
    counters: db.select().from(eventCounters).where(owned(eventCounters.merchantId)),
    messages: db.select().from(outboxMessages).where(owned(outboxMessages.merchantId)),
    history: log,
    /** Transitions that tell of no event; only seen where the whole database is read. */
    orphanTransitions: merchantIds === null ? readOrphans(db) : Promise.resolve([]),
  });
}

/** One text however long the list is, so that a connection keeps one statement for it. */
export function anyOf(column: PgColumn, values: readonly string[]): SQL {
  return sql`${column} = any(${sql.param(values)})`;
}

/** Statements that need nothing of each other are sent together. */
async function allOf<T extends Record<string, PromiseLike<unknown>>>(
  asked: T,
): Promise<{ [Name in keyof T]: Awaited<T[Name]> }> {
  const answered = await Promise.all(
    Object.entries(asked).map(async ([name, answer]) => [name, await answer] as const),
  );
  return Object.fromEntries(answered) as { [Name in keyof T]: Awaited<T[Name]> };
}

type Db = Database | Transaction;

async function readItems(db: Db, owned: SQL | undefined) {
  const rows = await db
    .select({ item: orderItems })
    .from(orderItems)
    .innerJoin(orders, eq(orders.id, orderItems.orderId))
    .where(owned);
  return rows.map(({ item }) => item);
}

async function readConsents(db: Db, owned: SQL | undefined) {
  const rows = await db
    .select({ consent: consents })
    .from(consents)
    .innerJoin(orders, eq(orders.id, consents.orderId))
    .where(owned);
  return rows.map(({ consent }) => consent);
}

async function readRefundItems(db: Db, owned: SQL | undefined) {
  const rows = await db
    .select({ item: refundItems })
    .from(refundItems)
    .innerJoin(refunds, eq(refunds.id, refundItems.refundId))
    .where(owned);
  return rows.map(({ item }) => item);
}

async function readConfirmLinks(db: Db, owned: SQL | undefined) {
  const rows = await db
    .select({ link: confirmLinks })
    .from(confirmLinks)
    .innerJoin(payments, eq(payments.id, confirmLinks.paymentId))
    .where(owned);
  return rows.map(({ link }) => link);
}

async function readOrphans(db: Db) {
  const rows = await db
    .select({ transition: transitions, eventId: events.id })
    .from(transitions)
    .leftJoin(events, eq(events.id, transitions.eventId));
  return rows.filter((row) => row.eventId === null).map((row) => row.transition);
}

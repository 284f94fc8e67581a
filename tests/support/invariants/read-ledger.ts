import { eq, type SQL } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import type { Database, Transaction } from "@/db/client";
import {
  checkoutSessions,
  confirmationCallbacks,
  confirmLinks,
  consents,
  eventCounters,
  events,
  orderItems,
  orders,
  payments,
  refundItems,
  refundRequests,
  refunds,
  strayReports,
  transitions,
} from "@/db/schema";
import type { Books } from "@/sandbox/in-process";
import type { BankBooks } from "../invariants";

export type Ledger = Awaited<ReturnType<typeof readLedger>>;

const NO_BOOKS: Books = { status: null, capturedMinor: 0, refundedMinor: 0 };

/** Everything that the rules look at, read once. The offline provider keeps no books. */
export async function readLedger({ db }: { db: Db }, bank: BankBooks, merchantId: string | null) {
  const owned = (column: PgColumn): SQL | undefined =>
    merchantId === null ? undefined : eq(column, merchantId);
  const log = db
    .select({ event: events, transition: transitions })
    .from(events)
    .leftJoin(transitions, eq(transitions.eventId, events.id))
    .where(owned(events.merchantId))
    .orderBy(events.merchantId, events.livemode, events.position);
  const read = await allOf({
    sessions: db.select().from(checkoutSessions).where(owned(checkoutSessions.merchantId)),
    orders: db.select().from(orders).where(owned(orders.merchantId)),
    orderItems: readItems(db, owned(orders.merchantId)),
    consents: readConsents(db, owned(orders.merchantId)),
    payments: db.select().from(payments).where(owned(payments.merchantId)),
    refunds: db.select().from(refunds).where(owned(refunds.merchantId)),
    refundItems: readRefundItems(db, owned(refunds.merchantId)),
    refundRequests: db.select().from(refundRequests).where(owned(refundRequests.merchantId)),
    strayReports: db.select().from(strayReports).where(owned(strayReports.merchantId)),
    callbacks: db.select().from(confirmationCallbacks).where(owned(confirmationCallbacks.merchantId)),
    confirmLinks: readConfirmLinks(db, owned(payments.merchantId)),
    counters: db.select().from(eventCounters).where(owned(eventCounters.merchantId)),
    history: log,
    /** Transitions that tell of no event; only seen where the whole database is read. */
    orphanTransitions: merchantId === null ? readOrphans(db) : Promise.resolve([]),
  });
  const books = new Map<string, Books>();
  for (const { id, provider } of read.payments) {
    if (provider === "sandbox") books.set(id, await bank.books(id));
  }
  return { ...read, booksOf: (paymentId: string) => books.get(paymentId) ?? NO_BOOKS };
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

import type { Database, Transaction } from "@/db/client";
import type { Books } from "@/sandbox/in-process";
import type { BankBooks } from "../invariants";
import { type Rows, readRows } from "./read-rows";

/** What the rules look at: our rows, and what the bank says of each payment. */
export type Ledger = Rows & { booksOf(paymentId: string): Books };

type Reader = { db: Database | Transaction };

const NO_BOOKS: Books = { status: null, capturedMinor: 0, refundedMinor: 0 };

/** The whole database, or one merchant's part of it. */
export async function readLedger(
  { db }: Reader,
  bank: BankBooks,
  merchantId: string | null,
): Promise<Ledger> {
  return withBooks(await readRows(db, merchantId === null ? null : [merchantId]), bank);
}

/** The ledgers of many merchants, each with a bank of its own, for the statements of one. */
export async function readLedgers(
  { db }: Reader,
  owners: readonly { merchantId: string; bank: BankBooks }[],
): Promise<Ledger[]> {
  const rows = await readRows(
    db,
    owners.map(({ merchantId }) => merchantId),
  );
  return Promise.all(owners.map(({ merchantId, bank }) => withBooks(rowsOf(rows, merchantId), bank)));
}

/** The offline provider keeps no books. */
async function withBooks(rows: Rows, bank: BankBooks): Promise<Ledger> {
  const books = new Map<string, Books>();
  for (const { id, provider } of rows.payments) {
    if (provider === "sandbox") books.set(id, await bank.books(id));
  }
  return { ...rows, booksOf: (paymentId: string) => books.get(paymentId) ?? NO_BOOKS };
}

function rowsOf(rows: Rows, merchantId: string): Rows {
  const own = <Row extends { merchantId: string }>(list: readonly Row[]) =>
    list.filter((row) => row.merchantId === merchantId);
  const orders = own(rows.orders);
  const payments = own(rows.payments);
  const refunds = own(rows.refunds);
  const orderIds = idsOf(orders);
  const paymentIds = idsOf(payments);
  const refundIds = idsOf(refunds);
  return {
    sessions: own(rows.sessions),
    orders,
    orderItems: rows.orderItems.filter(({ orderId }) => orderIds.has(orderId)),
    consents: rows.consents.filter(({ orderId }) => orderIds.has(orderId)),
    payments,
    refunds,
    refundItems: rows.refundItems.filter(({ refundId }) => refundIds.has(refundId)),
    refundRequests: own(rows.refundRequests),
    bankEntries: own(rows.bankEntries),
    strayReports: own(rows.strayReports),
    callbacks: own(rows.callbacks),
    confirmLinks: rows.confirmLinks.filter(({ paymentId }) => paymentIds.has(paymentId)),
    counters: own(rows.counters),
    messages: own(rows.messages),
    history: rows.history.filter(({ event }) => event.merchantId === merchantId),
    orphanTransitions: [],
  };
}

function idsOf(rows: readonly { id: string }[]): Set<string> {
  return new Set(rows.map(({ id }) => id));
}

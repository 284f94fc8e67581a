import { sql } from "drizzle-orm";
import { boolean, check, date, index, integer, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import type { BankEntryStatus, UnmatchedReason } from "../../lib/contracts/bank-objects";
import { amount, time } from "./columns";
import { merchants } from "./merchants";
import { orders } from "./orders";
import { payments } from "./payments";

/** A file that a merchant handed in, once however often: known by the hash of its bytes. The file itself is not kept. */
export const bankStatements = pgTable(
  "bank_statements",
  {
    id: text("id").primaryKey(),
    merchantId: text("merchant_id")
      .notNull()
      .references(() => merchants.id),
    livemode: boolean("livemode").notNull(),
    hash: text("hash").notNull(),
    format: text("format").$type<"camt.052" | "camt.053" | "camt.054" | "mt940" | "mt942">().notNull(),
    createdAt: time("created_at").notNull(),
  },
  (table) => [uniqueIndex("bank_statements_hash").on(table.merchantId, table.livemode, table.hash)],
);

/**
 * A movement on a merchant's account, once however many files tell of it: `key` is made of the bank's reference, or of all
 * that is told where the bank gives none. `unmatched` → `matched` | `ignored`, written by
 * `lib/statements/transition-entry.ts` alone. What the bank said is never changed.
 */
export const bankEntries = pgTable(
  "bank_entries",
  {
    id: text("id").primaryKey(),
    merchantId: text("merchant_id")
      .notNull()
      .references(() => merchants.id),
    livemode: boolean("livemode").notNull(),
    statementId: text("statement_id")
      .notNull()
      .references(() => bankStatements.id),
    key: text("key").notNull(),
    status: text("status").$type<BankEntryStatus>().notNull().default("unmatched"),
    reason: text("reason").$type<UnmatchedReason>(),
    direction: text("direction").$type<"credit" | "debit">().notNull(),
    isReversal: boolean("is_reversal").notNull(),
    amount: amount("amount").notNull(),
    /** As the bank writes it; perhaps none of ours. */
    currency: text("currency").notNull(),
    account: text("account").notNull(),
    bookedOn: date("booked_on", { mode: "string" }),
    valueOn: date("value_on", { mode: "string" }),
    reference: text("reference"),
    endToEndId: text("end_to_end_id"),
    text: text("text"),
    counterpartyName: text("counterparty_name"),
    counterpartyAccount: text("counterparty_account"),
    bankReference: text("bank_reference"),
    orderId: text("order_id").references(() => orders.id),
    paymentId: text("payment_id").references(() => payments.id),
    eventSequence: integer("event_sequence").notNull().default(0),
    createdAt: time("created_at").notNull(),
    matchedAt: time("matched_at"),
  },
  (table) => [
    uniqueIndex("bank_entries_key").on(table.merchantId, table.livemode, table.account, table.key),
    index("bank_entries_merchant").on(table.merchantId, table.livemode, table.id),
    index("bank_entries_status").on(table.merchantId, table.livemode, table.status, table.id),
    // One transfer pays one payment: a second one is on top, and is for a person.
    uniqueIndex("bank_entries_payment").on(table.paymentId).where(sql`${table.paymentId} is not null`),
    check("bank_entries_amount", sql`${table.amount} >= 0`),
    check("bank_entries_status", sql`${table.status} in ('unmatched', 'matched', 'ignored')`),
    check("bank_entries_direction", sql`${table.direction} in ('credit', 'debit')`),
    check(
      "bank_entries_matched",
      sql`(${table.status} = 'matched') = (${table.paymentId} is not null and ${table.orderId} is not null)`,
    ),
  ],
);

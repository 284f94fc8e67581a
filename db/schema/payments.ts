import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  unique,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import type { CardBrand } from "../../lib/contracts/card-summary";
import type {
  BankAccount,
  CustomerAction,
  ProviderId,
  ProviderReport,
  TransferInstructions,
} from "../../lib/contracts/provider-report";
import type { ConfirmationMode, PaymentReason, PaymentStatus, TestFault } from "../../lib/contracts/statuses";
import type { Currency } from "../../lib/core/money";
import { amount, time } from "./columns";
import { merchants } from "./merchants";
import { orders } from "./orders";
import { phones } from "./phones";
import { providerAccounts } from "./provider-accounts";

/**
 * One attempt to move money by one method. The states and who ends each are in `lib/payments/states.ts`; written by
 * `lib/payments/transition-payment.ts` alone.
 *
 * `payments_live` lets an order have one payment that could still take money, `payments_succeeded` one that did.
 * `act_by`, `approve_by` and `confirm_by` are deadlines, checked under the order's lock by every verb and swept;
 * `reconcile_at` is when the provider is next asked about a payment that it will end, `warn_at` when the merchant is next
 * told that its time to confirm is running out.
 */
export const payments = pgTable(
  "payments",
  {
    id: text("id").primaryKey(),
    merchantId: text("merchant_id")
      .notNull()
      .references(() => merchants.id),
    livemode: boolean("livemode").notNull(),
    orderId: text("order_id")
      .notNull()
      .references(() => orders.id),
    status: text("status").$type<PaymentStatus>().notNull(),
    method: text("method").notNull(),
    provider: text("provider").$type<ProviderId>().notNull(),
    /** The merchant's account there; null for a provider that needs none. */
    providerAccountId: text("provider_account_id").references(() => providerAccounts.id),
    /** The provider's own name for the payment, once it has told us. */
    providerReference: text("provider_reference"),
    /** From the provider's tokenising field. Never a card number. */
    token: text("token"),
    /** What the provider has told of the card; null where there is none or it has not told yet. */
    cardBrand: text("card_brand").$type<CardBrand>(),
    /** Never more digits than these. */
    cardLast4: text("card_last4"),
    confirmation: text("confirmation").$type<ConfirmationMode>().notNull(),
    currency: text("currency").$type<Currency>().notNull(),
    amount: amount("amount").notNull(),
    amountAuthorized: amount("amount_authorized").notNull().default(0),
    amountCaptured: amount("amount_captured").notNull().default(0),
    amountRefunded: amount("amount_refunded").notNull().default(0),
    /** Why it failed or was canceled; set already while `voiding`, as what the release will mean. */
    reason: text("reason").$type<PaymentReason>(),
    action: jsonb("action").$type<CustomerAction>(),
    /** The merchant's account that the customer is told; null for a method that needs none. Chosen when it is claimed. */
    bankAccount: jsonb("bank_account").$type<BankAccount>(),
    instructions: jsonb("instructions").$type<TransferInstructions>(),
    actBy: time("act_by"),
    /** The phone that was asked to approve; null for every method but `phone`. */
    phoneId: text("phone_id").references(() => phones.id),
    /** Shown on the phone and on the shop's screen, so that the customer approves what they see. 10 to 99. */
    matchingNumber: integer("matching_number"),
    approveBy: time("approve_by"),
    approvedAt: time("approved_at"),
    confirmBy: time("confirm_by"),
    confirmedAt: time("confirmed_at"),
    warnAt: time("warn_at"),
    warningsSent: integer("warnings_sent").notNull().default(0),
    /** Test mode: what the merchant asked to go wrong with this payment. */
    fault: text("fault").$type<TestFault>(),
    reconcileAt: time("reconcile_at"),
    reconcileCount: integer("reconcile_count").notNull().default(0),
    eventSequence: integer("event_sequence").notNull().default(0),
    createdAt: time("created_at").notNull(),
    finishedAt: time("finished_at"),
  },
  (table) => [
    uniqueIndex("payments_live")
      .on(table.orderId)
      .where(sql`${table.status} not in ('succeeded', 'failed', 'canceled')`),
    uniqueIndex("payments_succeeded").on(table.orderId).where(sql`${table.status} = 'succeeded'`),
    index("payments_order").on(table.orderId, table.id),
    index("payments_merchant").on(table.merchantId, table.livemode, table.id),
    // One for each filter of the list and for the pair, each ending in the order of its pages.
    index("payments_status").on(table.merchantId, table.livemode, table.status, table.id),
    index("payments_method").on(table.merchantId, table.livemode, table.method, table.id),
    index("payments_method_status").on(
      table.merchantId,
      table.livemode,
      table.method,
      table.status,
      table.id,
    ),
    index("payments_awaiting")
      .on(table.merchantId, table.livemode, table.confirmBy, table.id)
      .where(sql`${table.status} = 'authorized'`),
    index("payments_act_by").on(table.actBy).where(sql`${table.status} = 'requires_action'`),
    index("payments_approve_by").on(table.approveBy).where(sql`${table.status} = 'requires_action'`),
    index("payments_phone").on(table.phoneId, table.id).where(sql`${table.phoneId} is not null`),
    index("payments_warn_at").on(table.warnAt).where(sql`${table.status} = 'authorized'`),
    index("payments_confirm_by").on(table.confirmBy).where(sql`${table.status} = 'authorized'`),
    index("payments_reconcile_at")
      .on(table.reconcileAt)
      .where(sql`${table.status} in ('requires_action', 'processing', 'capturing', 'voiding')`),
    check(
      "payments_status",
      sql`${table.status} in ('created', 'requires_action', 'awaiting_funds', 'authorized', 'processing', 'capturing', 'voiding', 'succeeded', 'failed', 'canceled')`,
    ),
    check(
      "payments_card",
      sql`(${table.cardBrand} is null) = (${table.cardLast4} is null) and ${table.cardLast4} ~ '^[0-9]{4}$'`,
    ),
    check("payments_captured", sql`${table.amountCaptured} <= ${table.amountAuthorized}`),
    check("payments_authorized", sql`${table.amountAuthorized} <= ${table.amount}`),
    check("payments_refunded", sql`${table.amountRefunded} <= ${table.amountCaptured}`),
    check(
      "payments_in_flight_is_asked_about",
      sql`${table.status} not in ('processing', 'capturing', 'voiding') or ${table.reconcileAt} is not null`,
    ),
  ],
);

/**
 * What a provider sent us, stored before anything is made of it: the body as it came, and what the adapter read in it. One
 * row per provider and event id. An event that we do not follow has neither payment nor report, and is never due.
 */
export const providerEvents = pgTable(
  "provider_events",
  {
    id: text("id").primaryKey(),
    provider: text("provider").$type<ProviderId>().notNull(),
    externalId: text("external_id").notNull(),
    /** Whose address it came to. Null on rows from before this was kept. */
    merchantId: text("merchant_id").references(() => merchants.id),
    rawBody: text("raw_body"),
    paymentId: text("payment_id"),
    report: jsonb("report").$type<unknown>(),
    receivedAt: time("received_at").notNull(),
    dueAt: time("due_at"),
    attempts: integer("attempts").notNull().default(0),
    appliedAt: time("applied_at"),
    outcome: text("outcome"),
  },
  (table) => [
    uniqueIndex("provider_events_external").on(table.provider, table.externalId),
    index("provider_events_due").on(table.dueAt).where(sql`${table.dueAt} is not null`),
  ],
);

/**
 * A report about money that the payment's state refused: a capture after a release, a failure after success. Kept for
 * good, raised to the merchant as an event, and answered by a refund, a release or a person.
 */
export const strayReports = pgTable(
  "stray_reports",
  {
    id: text("id").primaryKey(),
    merchantId: text("merchant_id")
      .notNull()
      .references(() => merchants.id),
    paymentId: text("payment_id")
      .notNull()
      .references(() => payments.id),
    livemode: boolean("livemode").notNull(),
    kind: text("kind").$type<ProviderReport["kind"]>().notNull(),
    amount: amount("amount"),
    answer: text("answer").$type<"refund" | "release" | "support">().notNull(),
    /** When the worker next acts on it; null where nothing is left to do, or a person must. */
    dueAt: time("due_at"),
    createdAt: time("created_at").notNull(),
    answeredAt: time("answered_at"),
  },
  // One row per payment, kind and amount: the same word said again is the same fact.
  (table) => [
    unique("stray_reports_fact").on(table.paymentId, table.kind, table.amount).nullsNotDistinct(),
    index("stray_reports_due").on(table.dueAt).where(sql`${table.dueAt} is not null`),
  ],
);

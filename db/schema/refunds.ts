import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import type { RefundRequestStatus, RefundStatus } from "../../lib/contracts/statuses";
import type { Currency } from "../../lib/core/money";
import { amount, time } from "./columns";
import { merchants } from "./merchants";
import { orderItems, orders } from "./orders";
import { payments } from "./payments";

/**
 * Money going back. `pending` → `processing` → `succeeded` | `failed`, or → `requires_action` where a person has to send the
 * money, who says `succeeded` or `failed`. Written by `lib/refunds/transition-refund.ts`
 * alone. `due_at` is when the worker next calls or asks the provider; null once it has ended.
 *
 * A refund of a stray capture (`stray_report_id`) gives back money that no order was ever credited with.
 */
export const refunds = pgTable(
  "refunds",
  {
    id: text("id").primaryKey(),
    merchantId: text("merchant_id")
      .notNull()
      .references(() => merchants.id),
    livemode: boolean("livemode").notNull(),
    paymentId: text("payment_id")
      .notNull()
      .references(() => payments.id),
    strayReportId: text("stray_report_id"),
    refundRequestId: text("refund_request_id").references(() => refundRequests.id),
    status: text("status").$type<RefundStatus>().notNull(),
    amount: amount("amount").notNull(),
    currency: text("currency").$type<Currency>().notNull(),
    reason: text("reason").notNull(),
    message: text("message"),
    /** The provider's own name for the refund, once it has told us. */
    providerReference: text("provider_reference"),
    /** No machine sends this money: the merchant does, and says so. */
    isManual: boolean("is_manual").notNull().default(false),
    /** When the merchant has sent it, and what its bank calls the transfer. */
    paidAt: time("paid_at"),
    bankReference: text("bank_reference"),
    dueAt: time("due_at"),
    attempts: integer("attempts").notNull().default(0),
    eventSequence: integer("event_sequence").notNull().default(0),
    createdAt: time("created_at").notNull(),
    finishedAt: time("finished_at"),
  },
  (table) => [
    index("refunds_payment").on(table.paymentId),
    uniqueIndex("refunds_stray_report").on(table.strayReportId),
    index("refunds_merchant").on(table.merchantId, table.livemode, table.id),
    uniqueIndex("refunds_request").on(table.refundRequestId).where(sql`${table.status} <> 'failed'`),
    index("refunds_status").on(table.merchantId, table.livemode, table.status, table.id),
    // For what a merchant has given back in a span of time, from the index alone.
    index("refunds_succeeded")
      .on(table.merchantId, table.livemode, table.finishedAt, table.currency, table.amount)
      .where(sql`${table.status} = 'succeeded'`),
    index("refunds_due").on(table.dueAt).where(sql`${table.dueAt} is not null`),
    check(
      "refunds_status",
      sql`${table.status} in ('pending', 'processing', 'requires_action', 'succeeded', 'failed')`,
    ),
    check("refunds_amount", sql`${table.amount} > 0`),
  ],
);

/** Which lines a refund gives back, and how many units of each. Only for refunds that were asked for by line. */
export const refundItems = pgTable(
  "refund_items",
  {
    refundId: text("refund_id")
      .notNull()
      .references(() => refunds.id),
    orderItemId: text("order_item_id")
      .notNull()
      .references(() => orderItems.id),
    quantity: integer("quantity").notNull(),
    amount: amount("amount").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.refundId, table.orderItemId] }),
    index("refund_items_order_item").on(table.orderItemId),
    check("refund_items_quantity", sql`${table.quantity} > 0`),
  ],
);

export type RefundRequestItem = { item: string; quantity: number };

/**
 * Somebody asks for money back, and the merchant answers. `pending` → `accepted` (a refund was begun) | `refused`. Written
 * by `lib/refunds/transition-refund-request.ts` alone.
 */
export const refundRequests = pgTable(
  "refund_requests",
  {
    id: text("id").primaryKey(),
    merchantId: text("merchant_id")
      .notNull()
      .references(() => merchants.id),
    livemode: boolean("livemode").notNull(),
    orderId: text("order_id")
      .notNull()
      .references(() => orders.id),
    status: text("status").$type<RefundRequestStatus>().notNull(),
    amount: amount("amount").notNull(),
    currency: text("currency").$type<Currency>().notNull(),
    items: jsonb("items").$type<RefundRequestItem[]>(),
    reason: text("reason").notNull(),
    /** What the merchant answered, in its own words. */
    answer: text("answer"),
    eventSequence: integer("event_sequence").notNull().default(0),
    createdAt: time("created_at").notNull(),
    finishedAt: time("finished_at"),
  },
  (table) => [
    index("refund_requests_merchant").on(table.merchantId, table.livemode, table.id),
    index("refund_requests_status").on(table.merchantId, table.livemode, table.status, table.id),
    index("refund_requests_order").on(table.orderId),
    uniqueIndex("refund_requests_pending").on(table.orderId).where(sql`${table.status} = 'pending'`),
    check("refund_requests_status", sql`${table.status} in ('pending', 'accepted', 'refused')`),
    check("refund_requests_amount", sql`${table.amount} > 0`),
  ],
);

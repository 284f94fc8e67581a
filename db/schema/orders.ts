import { sql } from "drizzle-orm";
import { boolean, check, index, integer, jsonb, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import type { Locale } from "../../lib/contracts/locales";
import type { ConfirmationMode, DeliveryStatus, OrderStatus } from "../../lib/contracts/statuses";
import type { Country } from "../../lib/core/countries";
import type { Currency } from "../../lib/core/money";
import { checkoutSessions } from "./checkout-sessions";
import { amount, time } from "./columns";
import { merchants } from "./merchants";

/** An order that was placed for a phone may know no more of its customer than the number. */
export type OrderCustomer = {
  email: string | null;
  name: string | null;
  phone: string | null;
  companyName: string | null;
  taxId: string | null;
};

/**
 * What is owed. `unpaid` → `paid` → `partially_refunded` → `refunded`; `unpaid` → `canceled` | `deleted`. Written by
 * `lib/orders/transition-order.ts` alone. Frozen when placed: a price or a name that changes later changes no order.
 * The unique index on the session is what makes Continue place one order, however often it is pressed.
 */
export const orders = pgTable(
  "orders",
  {
    id: text("id").primaryKey(),
    merchantId: text("merchant_id")
      .notNull()
      .references(() => merchants.id),
    livemode: boolean("livemode").notNull(),
    sessionId: text("session_id")
      .notNull()
      .references(() => checkoutSessions.id),
    number: text("number").notNull(),
    status: text("status").$type<OrderStatus>().notNull(),
    deliveryStatus: text("delivery_status").$type<DeliveryStatus>().notNull().default("not_delivered"),
    reason: text("reason"),
    currency: text("currency").$type<Currency>().notNull(),
    amountTotal: amount("amount_total").notNull(),
    amountPaid: amount("amount_paid").notNull().default(0),
    amountRefunded: amount("amount_refunded").notNull().default(0),
    customer: jsonb("customer").$type<OrderCustomer>().notNull(),
    country: text("country").$type<Country>().notNull(),
    locale: text("locale").$type<Locale>().notNull(),
    /** The method that the customer has chosen; the order page offers to pay by it. */
    paymentMethod: text("payment_method").notNull(),
    confirmation: text("confirmation").$type<ConfirmationMode>().notNull(),
    clientReferenceId: text("client_reference_id"),
    metadata: jsonb("metadata").$type<Record<string, string>>().notNull(),
    attribution: jsonb("attribution").$type<Record<string, string>>().notNull().default({}),
    eventSequence: integer("event_sequence").notNull().default(0),
    createdAt: time("created_at").notNull(),
    paidAt: time("paid_at"),
    endedAt: time("ended_at"),
    /** When an order that is still unpaid is deleted. */
    deleteAt: time("delete_at").notNull(),
    /** When the customer of an unpaid order is next reminded; null where nothing is left to send. */
    remindAt: time("remind_at"),
    remindersSent: integer("reminders_sent").notNull().default(0),
  },
  (table) => [
    uniqueIndex("orders_session").on(table.sessionId),
    uniqueIndex("orders_number").on(table.merchantId, table.number),
    index("orders_merchant").on(table.merchantId, table.livemode, table.id),
    // One for each filter of the list, each ending in the order of its pages.
    index("orders_status").on(table.merchantId, table.livemode, table.status, table.id),
    index("orders_email").on(
      table.merchantId,
      table.livemode,
      sql`lower(${table.customer} ->> 'email')`,
      table.id,
    ),
    index("orders_reference")
      .on(table.merchantId, table.livemode, table.clientReferenceId, table.id)
      .where(sql`${table.clientReferenceId} is not null`),
    // For what a merchant has taken in a span of time, from the index alone.
    index("orders_paid")
      .on(table.merchantId, table.livemode, table.paidAt, table.currency, table.amountPaid)
      .where(sql`${table.paidAt} is not null`),
    index("orders_delete_at").on(table.deleteAt).where(sql`${table.status} = 'unpaid'`),
    index("orders_remind_at")
      .on(table.remindAt)
      .where(sql`${table.status} = 'unpaid' and ${table.remindAt} is not null`),
    check(
      "orders_status",
      sql`${table.status} in ('unpaid', 'paid', 'partially_refunded', 'refunded', 'canceled', 'deleted')`,
    ),
    check("orders_paid", sql`${table.amountPaid} in (0, ${table.amountTotal})`),
    check(
      "orders_refunded",
      sql`0 <= ${table.amountRefunded} and ${table.amountRefunded} <= ${table.amountPaid}`,
    ),
  ],
);

export const orderItems = pgTable(
  "order_items",
  {
    id: text("id").primaryKey(),
    orderId: text("order_id")
      .notNull()
      .references(() => orders.id),
    position: integer("position").notNull(),
    productId: text("product_id"),
    name: text("name").notNull(),
    unitAmount: amount("unit_amount").notNull(),
    quantity: integer("quantity").notNull(),
    amount: amount("amount").notNull(),
  },
  (table) => [
    index("order_items_order").on(table.orderId, table.position),
    check("order_items_amount", sql`${table.amount} = ${table.unitAmount} * ${table.quantity}`),
  ],
);

/** What the customer agreed to: the document, its version then, the language it was shown in. Never changed. */
export const consents = pgTable(
  "consents",
  {
    id: text("id").primaryKey(),
    orderId: text("order_id")
      .notNull()
      .references(() => orders.id),
    document: text("document").$type<"terms" | "personal_data">().notNull(),
    version: text("version").notNull(),
    url: text("url").notNull(),
    locale: text("locale").$type<Locale>().notNull(),
    givenAt: time("given_at").notNull(),
  },
  (table) => [uniqueIndex("consents_order_document").on(table.orderId, table.document)],
);

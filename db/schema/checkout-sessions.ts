import { sql } from "drizzle-orm";
import { boolean, check, index, integer, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import type { CustomerHint } from "../../lib/contracts/customer";
import type { Locale } from "../../lib/contracts/locales";
import type { ConfirmationMode, SessionStatus, UiMode } from "../../lib/contracts/statuses";
import type { Country } from "../../lib/core/countries";
import type { Currency } from "../../lib/core/money";
import { checkoutLinks } from "./catalog";
import { amount, time } from "./columns";
import { merchants } from "./merchants";

/**
 * What the customer typed last, kept as typed so that a page without scripts can show it again with its errors.
 * Bounded in length, parsed by nobody: the order is made from what is posted with Continue.
 */
export type SessionDraft = Record<string, string>;

/**
 * A cart that becomes one order. `open` → `completed` (the order was placed) | `expired` (at `expires_at`) | `canceled`
 * (by the merchant). Written by `lib/sessions/transition-session.ts` alone. The page's secret is derived, not stored.
 */
export const checkoutSessions = pgTable(
  "checkout_sessions",
  {
    id: text("id").primaryKey(),
    merchantId: text("merchant_id")
      .notNull()
      .references(() => merchants.id),
    livemode: boolean("livemode").notNull(),
    status: text("status").$type<SessionStatus>().notNull(),
    uiMode: text("ui_mode").$type<UiMode>().notNull(),
    currency: text("currency").$type<Currency>().notNull(),
    /** Nobody has named a currency: it goes with the country that the customer chooses. */
    currencyFollowsCountry: boolean("currency_follows_country").notNull().default(false),
    /** What the cart was in before it went with the country; the page says so. */
    previousCurrency: text("previous_currency").$type<Currency>(),
    /** Null until the merchant, a link or the customer names it; the page shows its guess meanwhile. */
    country: text("country").$type<Country>(),
    locale: text("locale").$type<Locale>(),
    confirmation: text("confirmation").$type<ConfirmationMode>().notNull(),
    /** Payment method ids that this session may offer, or null for all. */
    paymentMethods: text("payment_methods").array(),
    successUrl: text("success_url"),
    cancelUrl: text("cancel_url"),
    callbackUrl: text("callback_url"),
    /** The only origin that may frame the page and that hears its client events. Never changed. */
    embedOrigin: text("embed_origin"),
    clientReferenceId: text("client_reference_id"),
    metadata: jsonb("metadata").$type<Record<string, string>>().notNull(),
    /** Campaign parameters and click ids. */
    attribution: jsonb("attribution").$type<Record<string, string>>().notNull().default({}),
    customer: jsonb("customer").$type<CustomerHint>().notNull(),
    draft: jsonb("draft").$type<SessionDraft>().notNull().default({}),
    /** Parameters of a link that were refused, in words for the customer. */
    refusedParameters: jsonb("refused_parameters").$type<RefusedParameter[]>().notNull().default([]),
    checkoutLinkId: text("checkout_link_id").references(() => checkoutLinks.id),
    eventSequence: integer("event_sequence").notNull().default(0),
    expiresAt: time("expires_at").notNull(),
    createdAt: time("created_at").notNull(),
    endedAt: time("ended_at"),
  },
  (table) => [
    index("checkout_sessions_merchant").on(table.merchantId, table.livemode, table.id),
    // How many orders a link has: counted where the link is limited to so many.
    index("checkout_sessions_link").on(table.checkoutLinkId).where(sql`${table.status} = 'completed'`),
    index("checkout_sessions_due").on(table.expiresAt).where(sql`${table.status} = 'open'`),
    check("checkout_sessions_status", sql`${table.status} in ('open', 'completed', 'expired', 'canceled')`),
  ],
);

export type RefusedParameter = { parameter: string; code: string };

/**
 * One line of a cart. `quantity_min` and `quantity_max` are equal where the customer may not change it; `removable` is the
 * merchant's word that it may be taken out.
 */
export const checkoutItems = pgTable(
  "checkout_items",
  {
    id: text("id").primaryKey(),
    sessionId: text("session_id")
      .notNull()
      .references(() => checkoutSessions.id),
    position: integer("position").notNull(),
    productId: text("product_id"),
    name: text("name").notNull(),
    unitAmount: amount("unit_amount").notNull(),
    quantity: integer("quantity").notNull(),
    quantityMin: integer("quantity_min").notNull(),
    quantityMax: integer("quantity_max").notNull(),
    removable: boolean("removable").notNull().default(false),
  },
  (table) => [
    index("checkout_items_session").on(table.sessionId, table.position),
    check("checkout_items_amount", sql`${table.unitAmount} >= 0`),
    check(
      "checkout_items_quantity",
      sql`1 <= ${table.quantityMin} and ${table.quantityMin} <= ${table.quantity} and ${table.quantity} <= ${table.quantityMax}`,
    ),
  ],
);

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
import type { LinkParameterName } from "../../lib/contracts/link-parameters";
import type { Currency } from "../../lib/core/money";
import { amount, searchWords, time } from "./columns";
import { merchants } from "./merchants";

/**
 * What is sold. The bounds are those of one order. `active` is written by `lib/products/transition-product.ts` alone. Sessions
 * copy what they need, so that a change or an end here changes no order.
 */
export const products = pgTable(
  "products",
  {
    id: text("id").primaryKey(),
    merchantId: text("merchant_id")
      .notNull()
      .references(() => merchants.id),
    livemode: boolean("livemode").notNull(),
    /** The merchant's own name for it, such as an article number. */
    reference: text("reference"),
    name: text("name").notNull(),
    description: text("description"),
    quantityMin: integer("quantity_min").notNull().default(1),
    quantityMax: integer("quantity_max").notNull().default(1),
    active: boolean("active").notNull().default(true),
    metadata: jsonb("metadata").$type<Record<string, string>>().notNull().default({}),
    /** Made of name and reference by `lib/products/search-words.ts`; each begins with whose word it is. */
    words: searchWords("words").notNull().default(""),
    eventSequence: integer("event_sequence").notNull().default(0),
    createdAt: time("created_at").notNull(),
    updatedAt: time("updated_at").notNull(),
  },
  (table) => [
    index("products_merchant").on(table.merchantId, table.livemode, table.id),
    index("products_active").on(table.merchantId, table.livemode, table.active, table.id),
    uniqueIndex("products_reference").on(table.merchantId, table.livemode, table.reference),
    index("products_words").using("gin", table.words),
    check("products_bounds", sql`1 <= ${table.quantityMin} and ${table.quantityMin} <= ${table.quantityMax}`),
  ],
);

/** One price per product and currency. There is no conversion: a currency without a row cannot be bought in. */
export const prices = pgTable(
  "prices",
  {
    productId: text("product_id")
      .notNull()
      .references(() => products.id),
    currency: text("currency").$type<Currency>().notNull(),
    unitAmount: amount("unit_amount").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.productId, table.currency] }),
    check("prices_amount", sql`${table.unitAmount} >= 0`),
  ],
);

/** `removable`: the customer may take the product out of a cart of several. No unless it is said. */
export type LinkItem = { product: string; quantity: number; removable?: boolean };

/**
 * A public address that makes a fresh session each time it is opened. The slug is unique over all merchants, never changes
 * and stays taken. `active` is false once the merchant has archived the link.
 */
export const checkoutLinks = pgTable(
  "checkout_links",
  {
    id: text("id").primaryKey(),
    merchantId: text("merchant_id")
      .notNull()
      .references(() => merchants.id),
    livemode: boolean("livemode").notNull(),
    slug: text("slug").notNull(),
    /** For the merchant's people; no customer sees them. */
    name: text("name"),
    note: text("note"),
    items: jsonb("items").$type<LinkItem[]>().notNull(),
    successUrl: text("success_url"),
    cancelUrl: text("cancel_url"),
    /** Names of what may stand behind the address, or null for everything that a link knows. */
    parameters: text("parameters").array().$type<LinkParameterName[]>(),
    /** So many orders of it may stand at a time; null for any number. Whether one fits is counted under the row's lock. */
    maxOrders: integer("max_orders"),
    /** From then on it opens no session. */
    expiresAt: time("expires_at"),
    active: boolean("active").notNull().default(true),
    eventSequence: integer("event_sequence").notNull().default(0),
    createdAt: time("created_at").notNull(),
    updatedAt: time("updated_at").notNull(),
  },
  (table) => [
    uniqueIndex("checkout_links_slug").on(table.slug),
    index("checkout_links_merchant").on(table.merchantId, table.livemode, table.id),
    index("checkout_links_active").on(table.merchantId, table.livemode, table.active, table.id),
    check("checkout_links_max_orders", sql`${table.maxOrders} >= 1`),
  ],
);

/** Which products a link sells, each once, and whether it is in use: what its row says, in a form that has an index. Written with it. */
export const checkoutLinkProducts = pgTable(
  "checkout_link_products",
  {
    linkId: text("link_id")
      .notNull()
      .references(() => checkoutLinks.id),
    productId: text("product_id")
      .notNull()
      .references(() => products.id),
    merchantId: text("merchant_id")
      .notNull()
      .references(() => merchants.id),
    livemode: boolean("livemode").notNull(),
    active: boolean("active").notNull().default(true),
  },
  (table) => [
    primaryKey({ columns: [table.linkId, table.productId] }),
    index("checkout_link_products_product").on(
      table.merchantId,
      table.livemode,
      table.productId,
      table.linkId,
    ),
    index("checkout_link_products_active").on(
      table.merchantId,
      table.livemode,
      table.productId,
      table.active,
      table.linkId,
    ),
  ],
);

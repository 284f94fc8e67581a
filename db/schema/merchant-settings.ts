import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  customType,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { CONFIRMATION_DEADLINE_MINUTES } from "../../lib/contracts/limits";
import type { Locale } from "../../lib/contracts/locales";
import type { LogoType } from "../../lib/contracts/logo-types";
import type { CustomerEmail } from "../../lib/contracts/messages";
import type { BankAccount } from "../../lib/contracts/provider-report";
import type { ConfirmationMode } from "../../lib/contracts/statuses";
import type { Country } from "../../lib/core/countries";
import type { Currency } from "../../lib/core/money";
import { time } from "./columns";
import { merchants } from "./merchants";

/** A document that the customer agrees to. The version is what the consent is recorded against. */
export type ConsentDocument = { url: string; version: string };

/** An account to transfer to. `currency` null: whatever the order is in. */
export type MerchantBankAccount = BankAccount & { currency: Currency | null };

/**
 * How a merchant sells in one mode. Test and live share no row, so that what a test key changes changes nothing live. The
 * live row exists only once the merchant is live.
 */
export const merchantSettings = pgTable(
  "merchant_settings",
  {
    merchantId: text("merchant_id")
      .notNull()
      .references(() => merchants.id),
    livemode: boolean("livemode").notNull(),
    /** As customers read it. */
    name: text("name").notNull(),
    supportEmail: text("support_email").notNull(),
    brandColor: text("brand_color").notNull(),
    /** Where the page loads the logo from: an address on this server, such as `/logos/….png`. */
    logoUrl: text("logo_url"),
    terms: jsonb("terms").$type<ConsentDocument>().notNull(),
    personalData: jsonb("personal_data").$type<ConsentDocument>().notNull(),
    defaultCurrency: text("default_currency").$type<Currency>().notNull(),
    defaultCountry: text("default_country").notNull(),
    /** The page's language where neither the session nor the customer's browser asks for one that we speak. */
    defaultLocale: text("default_locale").$type<Locale>(),
    confirmation: text("confirmation").$type<ConfirmationMode>().notNull().default("automatic"),
    confirmWithinMinutes: integer("confirm_within_minutes").notNull().default(CONFIRMATION_DEADLINE_MINUTES),
    /** Origins that may hold the payment page in a frame. */
    embedOrigins: text("embed_origins").array().notNull().default([]),
    /** Payment method ids in the merchant's own order, or null for every method that a provider offers. */
    paymentMethods: text("payment_methods").array(),
    /** The same for customers of a country, in place of `payment_methods`. */
    paymentMethodsByCountry: jsonb("payment_methods_by_country")
      .$type<Partial<Record<Country, string[]>>>()
      .notNull()
      .default({}),
    bankAccounts: jsonb("bank_accounts").$type<MerchantBankAccount[]>().notNull().default([]),
    /** Days after an unpaid order was placed on which its customer is reminded by email, rising; none by default. */
    reminderDays: integer("reminder_days").array().notNull().default([]),
    /** What Opentill writes to customers of its own accord; nothing where the merchant writes all letters itself. */
    customerEmails: text("customer_emails").array().$type<CustomerEmail[]>().notNull().default([]),
    /** How many events have told of changes. */
    eventSequence: integer("event_sequence").notNull().default(0),
    updatedAt: time("updated_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.merchantId, table.livemode] })],
);

export const DOCUMENT_KINDS = ["terms", "personal_data"] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

/** Every version of a document that customers were ever asked to agree to. Never changed: consents name a version. */
export const merchantDocuments = pgTable(
  "merchant_documents",
  {
    id: text("id").primaryKey(),
    merchantId: text("merchant_id")
      .notNull()
      .references(() => merchants.id),
    livemode: boolean("livemode").notNull(),
    kind: text("kind").$type<DocumentKind>().notNull(),
    version: text("version").notNull(),
    url: text("url").notNull(),
    createdAt: time("created_at").notNull(),
  },
  (table) => [
    uniqueIndex("merchant_documents_version").on(table.merchantId, table.livemode, table.kind, table.version),
    index("merchant_documents_merchant").on(table.merchantId, table.livemode, table.id),
    check("merchant_documents_kind", sql`${table.kind} in ('terms', 'personal_data')`),
  ],
);

const bytes = customType<{ data: Uint8Array; driverData: Uint8Array }>({ dataType: () => "bytea" });

/** Pictures that merchants have uploaded, served by the hash of their bytes. A mode keeps its newest and the one before. */
export const merchantLogos = pgTable(
  "merchant_logos",
  {
    merchantId: text("merchant_id")
      .notNull()
      .references(() => merchants.id),
    livemode: boolean("livemode").notNull(),
    /** SHA-256 of the bytes, in hexadecimal. */
    hash: text("hash").notNull(),
    type: text("type").$type<LogoType>().notNull(),
    widthPx: integer("width_px").notNull(),
    heightPx: integer("height_px").notNull(),
    bytes: bytes("bytes").notNull(),
    createdAt: time("created_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.merchantId, table.livemode, table.hash] }),
    index("merchant_logos_hash").on(table.hash),
    check("merchant_logos_type", sql`${table.type} in ('image/png', 'image/jpeg', 'image/webp')`),
  ],
);

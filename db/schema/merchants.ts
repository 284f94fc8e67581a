import { integer, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import { CONFIRMATION_DEADLINE_MINUTES } from "../../lib/contracts/limits";
import type { BankAccount } from "../../lib/contracts/provider-report";
import type { ConfirmationMode } from "../../lib/contracts/statuses";
import type { Currency } from "../../lib/core/money";
import { time } from "./columns";

/** A document that the customer agrees to. The version is what the consent is recorded against. */
export type ConsentDocument = { url: string; version: string };

/** Who sells. One row serves test and live mode; what they own is told apart by `livemode` on each row. */
export const merchants = pgTable("merchants", {
  id: text("id").primaryKey(),
  name: text("name").notNull(),
  supportEmail: text("support_email").notNull(),
  brandColor: text("brand_color").notNull(),
  logoUrl: text("logo_url"),
  terms: jsonb("terms").$type<ConsentDocument>().notNull(),
  personalData: jsonb("personal_data").$type<ConsentDocument>().notNull(),
  defaultCurrency: text("default_currency").$type<Currency>().notNull(),
  defaultCountry: text("default_country").notNull(),
  confirmation: text("confirmation").$type<ConfirmationMode>().notNull().default("automatic"),
  confirmWithinMinutes: integer("confirm_within_minutes").notNull().default(CONFIRMATION_DEADLINE_MINUTES),
  /** Origins that may hold the payment page in a frame. */
  embedOrigins: text("embed_origins").array().notNull().default([]),
  /** Payment method ids, or null for every method that a provider offers. */
  paymentMethods: text("payment_methods").array(),
  bankAccount: jsonb("bank_account").$type<BankAccount>(),
  /** Days after an unpaid order was placed on which its customer is reminded by email, rising; none by default. */
  reminderDays: integer("reminder_days").array().notNull().default([]),
  createdAt: time("created_at").notNull(),
});

/**
 * The instance's own Ed25519 keys, which sign results for return pages. The private half is encrypted; retired public
 * halves stay, so that tokens already given out can still be checked.
 */
export const signingKeys = pgTable("signing_keys", {
  id: text("id").primaryKey(),
  publicJwk: jsonb("public_jwk").$type<Record<string, unknown>>().notNull(),
  privateJwkEncrypted: text("private_jwk_encrypted").notNull(),
  retiredAt: time("retired_at"),
  createdAt: time("created_at").notNull(),
});

import { sql } from "drizzle-orm";
import { check, integer, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import { time } from "./columns";

/**
 * Who sells: the account, which test and live mode share. What either mode does is in its own row of `merchant_settings`,
 * and what they own is told apart by `livemode` on each row.
 */
export const merchants = pgTable(
  "merchants",
  {
    id: text("id").primaryKey(),
    /** As the operator knows it. Customers read the name in the settings of the mode. */
    name: text("name").notNull(),
    createdAt: time("created_at").notNull(),
    /** Since when the operator has suspended it; null while it may sell. */
    suspendedAt: time("suspended_at"),
    /** The operator's words for it, which the merchant reads. */
    suspensionReason: text("suspension_reason"),
    /** When the operator said that it may go live; null until then. */
    liveAllowedAt: time("live_allowed_at"),
    /** Since when it takes real money; null while it has test mode alone. */
    liveSince: time("live_since"),
    /** How many calls of the API a second it may make; null for as many as the server lets anybody. */
    rateLimitPerSecond: integer("rate_limit_per_second"),
  },
  (table) => [check("merchants_rate_limit", sql`${table.rateLimitPerSecond} > 0`)],
);

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

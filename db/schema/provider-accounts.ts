import { sql } from "drizzle-orm";
import { boolean, index, pgTable, text } from "drizzle-orm/pg-core";
import type { ProviderId } from "../../lib/contracts/provider-report";
import { time } from "./columns";
import { merchants } from "./merchants";

/**
 * A merchant's account at a provider, in one mode. The credentials are encrypted for this row, are written and never shown.
 * Open until `closed_at`; a closed account serves the payments that were begun with it, and no new ones.
 */
export const providerAccounts = pgTable(
  "provider_accounts",
  {
    id: text("id").primaryKey(),
    merchantId: text("merchant_id")
      .notNull()
      .references(() => merchants.id),
    livemode: boolean("livemode").notNull(),
    provider: text("provider").$type<ProviderId>().notNull(),
    credentialsEncrypted: text("credentials_encrypted").notNull(),
    createdAt: time("created_at").notNull(),
    closedAt: time("closed_at"),
  },
  (table) => [
    index("provider_accounts_open")
      .on(table.merchantId, table.livemode, table.provider, table.id)
      .where(sql`${table.closedAt} is null`),
  ],
);

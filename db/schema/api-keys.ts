import { sql } from "drizzle-orm";
import { boolean, check, index, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import type { ApiScope } from "../../lib/contracts/scopes";
import type { ApiKeyKind } from "../../lib/core/secrets/api-key";
import { time } from "./columns";
import { merchants } from "./merchants";

/**
 * A key is shown once and kept as a hash; the last four symbols let a person tell keys apart. Rows stay for good, because
 * they say who had access when. A change of what a key may do is told to every web server by a trigger
 * (`api_keys_changed`, in the migrations): see `lib/http/known-callers.ts`.
 */
export const apiKeys = pgTable(
  "api_keys",
  {
    id: text("id").primaryKey(),
    merchantId: text("merchant_id")
      .notNull()
      .references(() => merchants.id),
    livemode: boolean("livemode").notNull(),
    kind: text("kind").$type<ApiKeyKind>().notNull(),
    /** What a restricted key may do; null for the other kinds, whose powers are fixed. */
    scopes: text("scopes").array().$type<ApiScope[]>(),
    /** The merchant's word for it. */
    name: text("name"),
    hash: text("hash").notNull(),
    lastFour: text("last_four").notNull(),
    /** The key that made it; null where an operator did. */
    createdBy: text("created_by"),
    /** The key that was rolled from it. */
    replacedBy: text("replaced_by"),
    expiresAt: time("expires_at"),
    revokedAt: time("revoked_at"),
    lastUsedAt: time("last_used_at"),
    createdAt: time("created_at").notNull(),
  },
  (table) => [
    uniqueIndex("api_keys_hash").on(table.hash),
    index("api_keys_merchant").on(table.merchantId, table.livemode, table.id),
    check("api_keys_kind", sql`${table.kind} in ('secret', 'publishable', 'restricted')`),
    check("api_keys_scopes", sql`(${table.kind} = 'restricted') = (${table.scopes} is not null)`),
  ],
);

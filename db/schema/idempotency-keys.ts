import { boolean, index, integer, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { time } from "./columns";
import { merchants } from "./merchants";

/**
 * The first answer to a request, under the merchant's own key. The row is inserted before the work and filled in the
 * same transaction, so a duplicate that arrives meanwhile waits on it and then reads the answer. The answer is encrypted:
 * it may hold a link or a secret. `status` is null while a verb of several transactions is under way; `attempt` is then what
 * it has begun, bound in the transaction that began it and never changed: the key names that attempt for ever.
 */
export const idempotencyKeys = pgTable(
  "idempotency_keys",
  {
    merchantId: text("merchant_id")
      .notNull()
      .references(() => merchants.id),
    livemode: boolean("livemode").notNull(),
    key: text("key").notNull(),
    requestHash: text("request_hash").notNull(),
    status: integer("status"),
    answerEncrypted: text("answer_encrypted"),
    /** The id of what was begun, or whatever else finds it again. */
    attempt: text("attempt"),
    createdAt: time("created_at").notNull(),
    expiresAt: time("expires_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.merchantId, table.livemode, table.key] }),
    index("idempotency_keys_expires").on(table.expiresAt),
  ],
);

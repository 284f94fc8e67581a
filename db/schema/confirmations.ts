import { sql } from "drizzle-orm";
import { boolean, check, index, integer, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { time } from "./columns";
import { merchants } from "./merchants";
import { payments } from "./payments";

/**
 * The question to a merchant's `callback_url` whether an authorized payment is confirmed. A 200 confirms it; anything else
 * is asked again until the payment's `confirm_by`. The bytes are those of its `payment.ready_to_confirm` event.
 */
export const confirmationCallbacks = pgTable(
  "confirmation_callbacks",
  {
    paymentId: text("payment_id")
      .primaryKey()
      .references(() => payments.id),
    merchantId: text("merchant_id")
      .notNull()
      .references(() => merchants.id),
    livemode: boolean("livemode").notNull(),
    url: text("url").notNull(),
    status: text("status").$type<"pending" | "confirmed" | "ended">().notNull(),
    attempts: integer("attempts").notNull().default(0),
    dueAt: time("due_at"),
    lastAttemptAt: time("last_attempt_at"),
    lastStatus: integer("last_status"),
    lastError: text("last_error"),
    createdAt: time("created_at").notNull(),
  },
  (table) => [
    index("confirmation_callbacks_due").on(table.dueAt).where(sql`${table.status} = 'pending'`),
    check("confirmation_callbacks_status", sql`${table.status} in ('pending', 'confirmed', 'ended')`),
  ],
);

/** A link that confirms one payment, once. Its secret is derived from the id and not stored. */
export const confirmLinks = pgTable(
  "confirm_links",
  {
    id: text("id").primaryKey(),
    paymentId: text("payment_id")
      .notNull()
      .references(() => payments.id),
    createdAt: time("created_at").notNull(),
    usedAt: time("used_at"),
  },
  (table) => [uniqueIndex("confirm_links_payment").on(table.paymentId)],
);

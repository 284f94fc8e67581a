import { boolean, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { time } from "./columns";
import { merchants } from "./merchants";

/**
 * A customer's phone, as one merchant knows it: the page on which they approve payments. Its secret is derived, not
 * stored. The number is E.164, with a plus and without separators.
 */
export const phones = pgTable(
  "phones",
  {
    id: text("id").primaryKey(),
    merchantId: text("merchant_id")
      .notNull()
      .references(() => merchants.id),
    livemode: boolean("livemode").notNull(),
    number: text("number").notNull(),
    createdAt: time("created_at").notNull(),
  },
  (table) => [uniqueIndex("phones_number").on(table.merchantId, table.livemode, table.number)],
);

/** Where a browser on that phone wants to be woken (Web Push). Forgotten when its push service says that it is gone. */
export const pushSubscriptions = pgTable(
  "push_subscriptions",
  {
    id: text("id").primaryKey(),
    phoneId: text("phone_id")
      .notNull()
      .references(() => phones.id),
    endpoint: text("endpoint").notNull(),
    p256dh: text("p256dh").notNull(),
    authEncrypted: text("auth_encrypted").notNull(),
    createdAt: time("created_at").notNull(),
    goneAt: time("gone_at"),
  },
  (table) => [uniqueIndex("push_subscriptions_endpoint").on(table.phoneId, table.endpoint)],
);

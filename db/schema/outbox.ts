import { sql } from "drizzle-orm";
import { boolean, check, index, integer, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import type { Locale } from "../../lib/contracts/locales";
import type { MessageChannel, MessageKind, MessageStatus } from "../../lib/contracts/messages";
import { time } from "./columns";
import { merchants } from "./merchants";

/**
 * Something to tell a person, written in the transaction of its cause. Its words are made when it is sent or looked at,
 * from `kind`, `object_id` and `params`: links in it are secrets and are not stored.
 *
 * `pending` is due at `due_at`. `sent`: the mail server, message service or push service took it. `kept`: there is nobody
 * to hand it to (test mode without a mail server), so that it can only be read. `failed`: given up, with the last error.
 */
export const outboxMessages = pgTable(
  "outbox_messages",
  {
    id: text("id").primaryKey(),
    merchantId: text("merchant_id")
      .notNull()
      .references(() => merchants.id),
    livemode: boolean("livemode").notNull(),
    channel: text("channel").$type<MessageChannel>().notNull(),
    kind: text("kind").$type<MessageKind>().notNull(),
    recipient: text("recipient").notNull(),
    locale: text("locale").$type<Locale>().notNull(),
    objectId: text("object_id").notNull(),
    params: jsonb("params").$type<Record<string, string>>().notNull().default({}),
    status: text("status").$type<MessageStatus>().notNull(),
    attempts: integer("attempts").notNull().default(0),
    error: text("error"),
    dueAt: time("due_at"),
    createdAt: time("created_at").notNull(),
    finishedAt: time("finished_at"),
  },
  (table) => [
    index("outbox_messages_merchant").on(table.merchantId, table.livemode, table.id),
    index("outbox_messages_object").on(table.objectId),
    index("outbox_messages_due").on(table.dueAt).where(sql`${table.status} = 'pending'`),
    index("outbox_messages_failed").on(table.finishedAt).where(sql`${table.status} = 'failed'`),
    check("outbox_messages_status", sql`${table.status} in ('pending', 'sent', 'kept', 'failed')`),
    check("outbox_messages_channel", sql`${table.channel} in ('email', 'sms', 'push')`),
  ],
);

import { sql } from "drizzle-orm";
import { boolean, check, index, integer, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import type { RefundStatus } from "../../lib/contracts/statuses";
import type { Currency } from "../../lib/core/money";
import { amount, time } from "./columns";
import { merchants } from "./merchants";
import { payments } from "./payments";

/**
 * Money going back. `pending` → `processing` → `succeeded` | `failed`. Written by `lib/refunds/transition-refund.ts`
 * alone. `due_at` is when the worker next calls or asks the provider; null once it has ended.
 *
 * A refund of a stray capture (`stray_report_id`) gives back money that no order was ever credited with.
 */
export const refunds = pgTable(
  "refunds",
  {
    id: text("id").primaryKey(),
    merchantId: text("merchant_id")
      .notNull()
      .references(() => merchants.id),
    livemode: boolean("livemode").notNull(),
    paymentId: text("payment_id")
      .notNull()
      .references(() => payments.id),
    strayReportId: text("stray_report_id"),
    status: text("status").$type<RefundStatus>().notNull(),
    amount: amount("amount").notNull(),
    currency: text("currency").$type<Currency>().notNull(),
    reason: text("reason").notNull(),
    message: text("message"),
    dueAt: time("due_at"),
    attempts: integer("attempts").notNull().default(0),
    eventSequence: integer("event_sequence").notNull().default(0),
    createdAt: time("created_at").notNull(),
    finishedAt: time("finished_at"),
  },
  (table) => [
    index("refunds_payment").on(table.paymentId),
    uniqueIndex("refunds_stray_report").on(table.strayReportId),
    index("refunds_due").on(table.dueAt).where(sql`${table.dueAt} is not null`),
    check("refunds_status", sql`${table.status} in ('pending', 'processing', 'succeeded', 'failed')`),
    check("refunds_amount", sql`${table.amount} > 0`),
  ],
);

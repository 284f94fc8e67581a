import { sql } from "drizzle-orm";
import { bigint, index, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import type { TestFault } from "../../lib/contracts/statuses";
import { time } from "./columns";
import { merchants } from "./merchants";
import { payments } from "./payments";

/**
 * How far a merchant has moved its test mode's time forward. No row: not at all. It never goes back. `look_at` is when, in
 * wall-clock time, something of the merchant's may be due in its own; null for never. Each commit of the merchant's test mode
 * sets it to now, and the worker sets it to the next deadline.
 */
export const testClocks = pgTable(
  "test_clocks",
  {
    merchantId: text("merchant_id")
      .primaryKey()
      .references(() => merchants.id),
    offsetMs: bigint("offset_ms", { mode: "number" }).notNull(),
    movedAt: time("moved_at").notNull(),
    lookAt: time("look_at"),
  },
  (table) => [index("test_clocks_look_at").on(table.lookAt).where(sql`${table.lookAt} is not null`)],
);

/** What is to go wrong with a next payment of a merchant's test mode, first come first used. */
export const testFaults = pgTable(
  "test_faults",
  {
    id: text("id").primaryKey(),
    merchantId: text("merchant_id")
      .notNull()
      .references(() => merchants.id),
    fault: text("fault").$type<TestFault>().notNull(),
    paymentId: text("payment_id").references(() => payments.id),
    createdAt: time("created_at").notNull(),
  },
  (table) => [
    index("test_faults_merchant").on(table.merchantId, table.id),
    uniqueIndex("test_faults_payment").on(table.paymentId),
  ],
);

import { integer, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { time } from "./columns";

/**
 * Due work whose verb has thrown: a fault of ours, or of a row. It is tried again at `retry_at`, ever later, and is dead
 * where that is null: then a person looks, and has it tried again (`lib/due/retry-dead-work.ts`). Gone once the verb has
 * worked. Work that only meets a database or a bank that is away never comes here.
 */
export const dueFailures = pgTable(
  "due_failures",
  {
    duty: text("duty").notNull(),
    rowId: text("row_id").notNull(),
    attempts: integer("attempts").notNull(),
    /** What was thrown, without anybody's data. */
    error: text("error").notNull(),
    failedAt: time("failed_at").notNull(),
    /** In wall-clock time. */
    retryAt: time("retry_at"),
  },
  (table) => [primaryKey({ columns: [table.duty, table.rowId] })],
);

import { index, integer, pgTable, text } from "drizzle-orm/pg-core";
import { time } from "./columns";

/**
 * The first answer to a write of the operator's, under the operator's own idempotency key: `idempotency_keys` for whoever
 * is above the merchants. One room for all operator keys, so that one that is changed over finds what the other has done.
 * The answer is encrypted, because a new merchant's keys are in it.
 */
export const operatorIdempotencyKeys = pgTable(
  "operator_idempotency_keys",
  {
    key: text("key").primaryKey(),
    requestHash: text("request_hash").notNull(),
    status: integer("status"),
    answerEncrypted: text("answer_encrypted"),
    createdAt: time("created_at").notNull(),
    expiresAt: time("expires_at").notNull(),
  },
  (table) => [index("operator_idempotency_keys_expires").on(table.expiresAt)],
);

/** That a worker lives: it says so each minute. A row that says so no more is a worker that has ended, and is forgotten. */
export const workerHeartbeats = pgTable("worker_heartbeats", {
  id: text("id").primaryKey(),
  startedAt: time("started_at").notNull(),
  seenAt: time("seen_at").notNull(),
});

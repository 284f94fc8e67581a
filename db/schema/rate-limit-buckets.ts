import { doublePrecision, pgTable, uuid } from "drizzle-orm/pg-core";
import { time } from "./columns";

/**
 * What a key, a merchant or a visitor's network has asked of all web servers together: a bucket that fills with each request
 * and leaks. The id is a keyed hash, so that a copy of the table names nobody. Web servers add to it a few times a second,
 * and only for those who ask much. The table is unlogged: a write costs no journal, a copy of the database needs no counts, and
 * after a crash of the server everybody begins with an empty bucket.
 */
export const rateLimitBuckets = pgTable("rate_limit_buckets", {
  id: uuid("id").primaryKey(),
  /** Requests in the bucket at `measured_at`. */
  level: doublePrecision("level").notNull(),
  leaksPerSecond: doublePrecision("leaks_per_second").notNull(),
  measuredAt: time("measured_at").notNull(),
  /** When it will be empty: from then on the row says nothing. Without an index, which each write would have to move. */
  expiresAt: time("expires_at").notNull(),
});

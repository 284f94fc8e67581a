import { bigint, boolean, index, integer, pgTable, primaryKey, text, uniqueIndex } from "drizzle-orm/pg-core";
import type { EventType } from "../../lib/contracts/event-types";
import { time } from "./columns";
import { merchants } from "./merchants";

/**
 * The last position given out in one merchant's log of one mode. Its row lock is taken as the last thing before a
 * commit and held until it, so positions become visible in their own order: a reader that has seen 7 will never be
 * surprised by a late 6. See `docs/decisions/0002-event-positions.md`.
 */
export const eventCounters = pgTable(
  "event_counters",
  {
    merchantId: text("merchant_id")
      .notNull()
      .references(() => merchants.id),
    livemode: boolean("livemode").notNull(),
    position: bigint("position", { mode: "number" }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.merchantId, table.livemode] })],
);

/** A fact, in the bytes that every endpoint is sent. Never changed. */
export const events = pgTable(
  "events",
  {
    id: text("id").primaryKey(),
    merchantId: text("merchant_id")
      .notNull()
      .references(() => merchants.id),
    livemode: boolean("livemode").notNull(),
    position: bigint("position", { mode: "number" }).notNull(),
    type: text("type").$type<EventType>().notNull(),
    objectId: text("object_id").notNull(),
    /** Counts the events of this object from 1. */
    sequence: integer("sequence").notNull(),
    body: text("body").notNull(),
    createdAt: time("created_at").notNull(),
  },
  (table) => [
    uniqueIndex("events_position").on(table.merchantId, table.livemode, table.position),
    // A merchant itself has events in the log of either mode, each counted there.
    uniqueIndex("events_object_sequence").on(table.objectId, table.livemode, table.sequence),
    index("events_type").on(table.merchantId, table.livemode, table.type, table.position),
    // For a replay of what was written between two times.
    index("events_created_at").on(table.merchantId, table.livemode, table.createdAt),
  ],
);

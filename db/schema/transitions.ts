import { index, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { time } from "./columns";

/**
 * The history of every status: one row per change, beside the one event that tells of it. `sequence` is the event's, so
 * the two can be compared one to one.
 */
export const transitions = pgTable(
  "transitions",
  {
    id: text("id").primaryKey(),
    objectId: text("object_id").notNull(),
    eventId: text("event_id").notNull(),
    from: text("from_status"),
    to: text("to_status").notNull(),
    trigger: text("trigger").notNull(),
    actor: text("actor").$type<Actor>().notNull(),
    reason: text("reason"),
    at: time("at").notNull(),
  },
  (table) => [
    index("transitions_object").on(table.objectId),
    uniqueIndex("transitions_event").on(table.eventId),
  ],
);

/** Who pulled the trigger. `system` is the clock: a sweep or the reconciler. */
export type Actor = "customer" | "merchant" | "provider" | "system";

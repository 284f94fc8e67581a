import { asc, eq, inArray } from "drizzle-orm";
import type { Database } from "@/db/client";
import { events, transitions } from "@/db/schema";
import type { EventType } from "@/lib/contracts/event-types";

export type TimelineEntry = {
  id: string;
  type: EventType;
  objectId: string;
  at: Date;
  /** Who did it; null for what changed no status. */
  actor: "customer" | "merchant" | "provider" | "system" | null;
  reason: string | null;
};

/** More than any order has; what comes after is in the log. */
const MAX_ENTRIES = 500;

/** What happened to these objects, which the caller knows to be the merchant's, oldest first. */
export function readTimeline(db: Database, objectIds: readonly string[]): Promise<TimelineEntry[]> {
  return db
    .select({
      id: events.id,
      type: events.type,
      objectId: events.objectId,
      at: events.createdAt,
      actor: transitions.actor,
      reason: transitions.reason,
    })
    .from(events)
    .leftJoin(transitions, eq(transitions.eventId, events.id))
    .where(inArray(events.objectId, [...objectIds]))
    .orderBy(asc(events.position))
    .limit(MAX_ENTRIES);
}

import { and, asc, eq, gt } from "drizzle-orm";
import type { Database } from "@/db/client";
import type { Scope } from "@/db/context";
import { events } from "@/db/schema";
import type { EventType } from "@/lib/contracts/event-types";

type Query = { after: number; limit: number; type?: EventType | undefined };

/**
 * The merchant's log behind a position, oldest first, in the bytes that endpoints were sent. Positions become visible in
 * their own order, so a reader that comes back with the last one it saw misses nothing.
 */
export async function listEvents(
  db: Database,
  scope: Scope,
  { after, limit, type }: Query,
): Promise<{ position: number; type: EventType; body: string }[]> {
  return db
    .select({ position: events.position, type: events.type, body: events.body })
    .from(events)
    .where(
      and(
        eq(events.merchantId, scope.merchantId),
        eq(events.livemode, scope.livemode),
        gt(events.position, after),
        type && eq(events.type, type),
      ),
    )
    .orderBy(asc(events.position))
    .limit(limit);
}

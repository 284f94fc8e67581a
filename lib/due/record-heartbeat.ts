import { lt } from "drizzle-orm";
import type { Context } from "@/db/context";
import { workerHeartbeats } from "@/db/schema";
import { addMs, DAY_MS, MINUTE_MS } from "@/lib/core/clock";

/** How often a worker says that it lives. */
export const HEARTBEAT_EVERY_MS = MINUTE_MS;

/** Says that a worker lives, and forgets those that have said nothing for a day. */
export async function recordHeartbeat(
  { db, wallClock }: Context,
  worker: { id: string; startedAt: Date },
): Promise<void> {
  const now = wallClock.now();
  await db
    .insert(workerHeartbeats)
    .values({ ...worker, seenAt: now })
    .onConflictDoUpdate({ target: workerHeartbeats.id, set: { seenAt: now } });
  await db.delete(workerHeartbeats).where(lt(workerHeartbeats.seenAt, addMs(now, -DAY_MS)));
}

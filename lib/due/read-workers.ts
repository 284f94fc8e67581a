import { sql } from "drizzle-orm";
import { z } from "zod";
import type { Context } from "@/db/context";
import { workerHeartbeats } from "@/db/schema";
import { addMs } from "@/lib/core/clock";
import { HEARTBEAT_EVERY_MS } from "./record-heartbeat";

/** A worker that has missed so many beats in a row does not count as running. */
const MISSED_BEATS = 3;

const workersSchema = z.object({ running: z.int(), last_seen_at: z.coerce.date().nullable() });

/** How many workers are known to live, and when one was last heard of. */
export async function readWorkers({ db, wallClock }: Context): Promise<z.infer<typeof workersSchema>> {
  const since = addMs(wallClock.now(), -MISSED_BEATS * HEARTBEAT_EVERY_MS).toISOString();
  const [row] = await db.execute(sql`
    select count(*) filter (where seen_at >= ${since}::timestamptz)::integer as running, max(seen_at) as last_seen_at
    from ${workerHeartbeats}`);
  return workersSchema.parse(row);
}

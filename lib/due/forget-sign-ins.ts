import { sql } from "drizzle-orm";
import type { Context } from "@/db/context";
import { dashboardSessions, signInLinks } from "@/db/schema";

/** Forgets links that sign nobody in any more and sessions whose last day is over; answers how many. */
export async function forgetSignIns({ db, wallClock }: Context, limit: number): Promise<number> {
  const now = wallClock.now().toISOString();
  let forgotten = 0;
  for (const table of [signInLinks, dashboardSessions]) {
    const deleted = await db.execute(sql`
      delete from ${table} where ctid in (
        select ctid from ${table} where expires_at <= ${now}::timestamptz limit ${limit})
      returning 1`);
    forgotten += deleted.length;
  }
  return forgotten;
}

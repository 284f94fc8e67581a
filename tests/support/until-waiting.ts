import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";

/** Resolves when so many connections of this database wait for a lock. */
export async function untilWaiting(db: Database, count: number): Promise<void> {
  for (let waiting = 0; waiting < count; ) {
    const [row] = await db.execute<{ waiting: number }>(sql`
      select count(*)::integer as waiting from pg_locks
      where not granted and pid in (select pid from pg_stat_activity where datname = current_database())`);
    waiting = row?.waiting ?? 0;
  }
}

import { sql } from "drizzle-orm";
import type { Context } from "@/db/context";
import { rateLimitBuckets } from "@/db/schema";

/** Forgets buckets of rate limits that are empty by now, by the database's clock, which counted them; answers how many. */
export async function forgetRateLimitBuckets({ db }: Pick<Context, "db">, limit: number): Promise<number> {
  const deleted = await db.execute(sql`
    delete from ${rateLimitBuckets} where ctid in (
      select ctid from ${rateLimitBuckets} where expires_at <= now() limit ${limit} for update skip locked)
    returning 1`);
  return deleted.length;
}

import { sql } from "drizzle-orm";
import type { Context } from "@/db/context";
import { idempotencyKeys } from "@/db/schema";

/** Forgets idempotency keys whose time is over; answers how many. */
export async function forgetIdempotencyKeys({ db, clock }: Context, limit: number): Promise<number> {
  const now = clock.now().toISOString();
  const deleted = await db.execute(sql`
    delete from ${idempotencyKeys} where ctid in (
      select ctid from ${idempotencyKeys} where expires_at <= ${now}::timestamptz limit ${limit})
    returning 1`);
  return deleted.length;
}

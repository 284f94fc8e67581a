import { sql } from "drizzle-orm";
import type { Context } from "@/db/context";
import { idempotencyKeys, operatorIdempotencyKeys } from "@/db/schema";

/** Forgets idempotency keys whose time is over, merchants' and the operator's; answers how many. */
export async function forgetIdempotencyKeys({ db, clock }: Context, limit: number): Promise<number> {
  const now = clock.now().toISOString();
  let forgotten = 0;
  for (const table of [idempotencyKeys, operatorIdempotencyKeys]) {
    const deleted = await db.execute(sql`
      delete from ${table} where ctid in (
        select ctid from ${table} where expires_at <= ${now}::timestamptz limit ${limit})
      returning 1`);
    forgotten += deleted.length;
  }
  return forgotten;
}

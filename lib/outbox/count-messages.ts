import { sql } from "drizzle-orm";
import { z } from "zod";
import type { Context } from "@/db/context";
import { outboxMessages } from "@/db/schema";
import { MAX_COUNTED } from "@/lib/contracts/limits";
import { addMs, DAY_MS } from "@/lib/core/clock";

const countSchema = z.object({
  waiting: z.int(),
  oldest_waiting_since: z.coerce.date().nullable(),
  failed_last_day: z.int(),
});

/** Everybody's messages that nobody has taken yet, since when the first of them waits, and those given up since yesterday. */
export async function countMessages({ db, wallClock }: Context): Promise<z.infer<typeof countSchema>> {
  const dayAgo = addMs(wallClock.now(), -DAY_MS).toISOString();
  const [row] = await db.execute(sql`
    select count(*)::integer as waiting, min(created_at) as oldest_waiting_since, (
      select count(*) from (
        select from ${outboxMessages}
        where status = 'failed' and finished_at > ${dayAgo}::timestamptz limit ${MAX_COUNTED}
      ) as failed
    )::integer as failed_last_day
    from (
      select created_at from ${outboxMessages} where status = 'pending' order by due_at limit ${MAX_COUNTED}
    ) as pending`);
  return countSchema.parse(row);
}

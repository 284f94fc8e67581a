import { sql } from "drizzle-orm";
import { z } from "zod";
import type { Context } from "@/db/context";
import { payments } from "@/db/schema";
import { MAX_COUNTED } from "@/lib/contracts/limits";

/** Asked so often without an answer, a provider has been silent for half an hour. */
const MANY_QUESTIONS = 5;

const countsSchema = z.array(z.object({ provider: z.string(), in_flight: z.int(), unanswered: z.int() }));

/** Everybody's payments whose end is their provider's word, by provider, and those that it leaves without one. */
export async function countInFlight({ db }: Context): Promise<z.infer<typeof countsSchema>> {
  const rows = await db.execute(sql`
    select provider, count(*)::integer as in_flight,
      count(*) filter (where reconcile_count >= ${MANY_QUESTIONS})::integer as unanswered
    from (
      select provider, reconcile_count from ${payments}
      where status in ('processing', 'capturing', 'voiding') and reconcile_at is not null
      order by reconcile_at limit ${MAX_COUNTED}
    ) as in_flight
    group by provider`);
  return countsSchema.parse([...rows]);
}

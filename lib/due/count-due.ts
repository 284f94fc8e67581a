import { and, lte, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import type { Context } from "@/db/context";
import { dueFailures } from "@/db/schema";
import { MAX_COUNTED } from "@/lib/contracts/limits";
import type { Duty } from "./duties";
import { belongsTo } from "./find-due";

const countsSchema = z.array(
  z.object({
    name: z.string(),
    due: z.int(),
    oldest_at: z.coerce.date().nullable(),
    failing: z.int(),
    dead: z.int(),
  }),
);

export type DueCount = z.infer<typeof countsSchema>[number];

/**
 * How many rows of each duty a worker would find now, up to `MAX_COUNTED`, and since when the first of them waits: one
 * statement over the indexes that find them. What has failed and rests is counted apart, so that a row that never works
 * makes nothing look late. Rows of a test mode whose time was moved are looked at in that time, and not counted.
 */
export async function countDue(
  { db, wallClock }: Context,
  duties: readonly Pick<Duty, "name" | "rows">[],
): Promise<DueCount[]> {
  const now = wallClock.now();
  const selects = duties.map((duty) => countOf(duty, now));
  const found = await db.execute(sql`${sql.join(selects, sql` union all `)}`);
  return countsSchema.parse([...found]);
}

function countOf({ name, rows }: Pick<Duty, "name" | "rows">, now: Date): SQL {
  const rests = sql`exists (
    select from ${dueFailures} where ${dueFailures.duty} = ${name} and ${dueFailures.rowId} = ${rows.id}
      and (${dueFailures.retryAt} is null or ${dueFailures.retryAt} > ${now.toISOString()}::timestamptz))`;
  const where = and(rows.where, lte(rows.at, now), belongsTo(rows, "everybody"), sql`not ${rests}`);
  return sql`
    select ${name}::text as name, count(*)::integer as due, min(at) as oldest_at,
      (select count(*) from ${dueFailures} where ${dueFailures.duty} = ${name}
        and ${dueFailures.retryAt} is not null)::integer as failing,
      (select count(*) from ${dueFailures} where ${dueFailures.duty} = ${name}
        and ${dueFailures.retryAt} is null)::integer as dead
    from (select ${rows.at} as at from ${rows.id.table} where ${where} order by ${rows.at} limit ${MAX_COUNTED}) as waiting`;
}

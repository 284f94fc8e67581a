import { and, gt, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import type { Context } from "@/db/context";
import { testClocks } from "@/db/schema";
import { TEST_CLOCK } from "@/lib/events/duty-names";
import type { Duty } from "./duties";
import { belongsTo, type Whose } from "./find-due";

const timesSchema = z.array(z.object({ name: z.string(), at: z.coerce.date() }));

/** When the first row of a duty is due, in the time of its owner. */
export type NextTime = z.infer<typeof timesSchema>[number];

/** When a merchant is next to be looked at who has moved its test mode's time. It is in wall-clock time, as a duty's is. */
const CLOCKS = sql`select ${TEST_CLOCK}::text as name, min(${testClocks.lookAt}) as at from ${testClocks}`;

/** When each duty's first row is due, and each merchant's own time: in one statement. */
export function nextTimesOfAll(
  ctx: Context,
  duties: readonly Pick<Duty, "name" | "rows">[],
): Promise<NextTime[]> {
  return read(ctx, [...duties.map((duty) => firstOf(duty, "everybody")), CLOCKS]);
}

/**
 * For each duty that has any rows, when the first of them is due, be it in the past: one statement, whatever the number of
 * duties, over indexes that have the times in order. `after` leaves out what is due by then.
 */
export function nextTimes(
  ctx: Context,
  duties: readonly Pick<Duty, "name" | "rows">[],
  whose: Whose,
  after?: Date,
): Promise<NextTime[]> {
  return read(
    ctx,
    duties.map((duty) => firstOf(duty, whose, after)),
  );
}

function firstOf({ name, rows }: Pick<Duty, "name" | "rows">, whose: Whose, after?: Date): SQL {
  const where = and(rows.where, after && gt(rows.at, after), belongsTo(rows, whose)) ?? sql`true`;
  return sql`select ${name}::text as name, min(${rows.at}) as at from ${rows.id.table} where ${where}`;
}

async function read({ db }: Context, selects: SQL[]): Promise<NextTime[]> {
  const found = await db.execute(
    sql`select name, at from (${sql.join(selects, sql` union all `)}) as times where at is not null`,
  );
  return timesSchema.parse([...found]);
}

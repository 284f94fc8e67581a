import { and, asc, eq, gt, lte, min, notInArray, or, type SQL } from "drizzle-orm";
import type { Context } from "@/db/context";
import { must } from "@/lib/core/invariant";
import type { DueRows } from "./duties";

/** Everybody's rows but those of some merchants' test modes, or one merchant's test mode alone. */
export type Whose = { except: readonly string[] } | { only: string };

/** The ids of rows whose time has come, oldest first. The verb that is run for one looks again under its lock. */
export async function findDue(
  { db, clock }: Context,
  rows: DueRows,
  whose: Whose,
  limit: number,
): Promise<string[]> {
  const found = await db
    .select({ id: rows.id })
    .from(rows.id.table)
    .where(and(rows.where, lte(rows.at, clock.now()), belongsTo(rows, whose)))
    .orderBy(asc(rows.at))
    .limit(limit);
  return found.map(({ id }) => String(id));
}

/** When the first of a merchant's rows in test mode is due after a time; null for never. */
export async function findEarliest(
  { db }: Context,
  rows: DueRows,
  merchantId: string,
  after: Date,
): Promise<Date | null> {
  const [found] = await db
    .select({ at: min(rows.at) })
    .from(rows.id.table)
    .where(and(rows.where, gt(rows.at, after), belongsTo(rows, { only: merchantId })));
  return found?.at instanceof Date ? found.at : null;
}

/** Rows in the world's time are nobody's own: they are found with everybody's. */
function belongsTo({ owner }: DueRows, whose: Whose): SQL | undefined {
  if ("only" in whose) {
    const { merchantId, livemode } = must(owner, "whose rows these are");
    return and(eq(merchantId, whose.only), eq(livemode, false));
  }
  if (owner === null || whose.except.length === 0) return undefined;
  return or(eq(owner.livemode, true), notInArray(owner.merchantId, [...whose.except]));
}

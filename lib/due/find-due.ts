import { and, asc, eq, isNull, lte, notInArray, or, type SQL, sql } from "drizzle-orm";
import type { Context } from "@/db/context";
import { dueFailures, testClocks } from "@/db/schema";
import { must } from "@/lib/core/invariant";
import type { DueRows, Duty } from "./duties";

/** Everybody's rows but those of merchants who have moved their test mode's time, or one such merchant's alone. */
export type Whose = "everybody" | { only: string };

/** A row to work on. `failures`: how often its verb has thrown. */
export type DueRow = { id: string; merchantId: string | null; failures: number };

type Limits = {
  limit: number;
  /** Rows that are worked on already. */
  except?: readonly string[];
};

/** The rows whose time has come, oldest first. The verb that is run for one looks again under its lock. */
export async function findDue(
  { db, clock, wallClock }: Context,
  { name, rows }: Pick<Duty, "name" | "rows">,
  whose: Whose,
  { limit, except = [] }: Limits,
): Promise<DueRow[]> {
  const found = await db
    .select({ id: rows.id, merchantId: rows.merchantId, failures: dueFailures.attempts })
    .from(rows.id.table)
    .leftJoin(dueFailures, and(eq(dueFailures.duty, name), eq(dueFailures.rowId, rows.id)))
    .where(
      and(
        rows.where,
        lte(rows.at, clock.now()),
        belongsTo(rows, whose),
        except.length > 0 ? notInArray(rows.id, [...except]) : undefined,
        or(isNull(dueFailures.rowId), lte(dueFailures.retryAt, wallClock.now())),
      ),
    )
    .orderBy(asc(rows.at))
    .limit(limit);
  return found.map((row) => ({
    id: String(row.id),
    merchantId: row.merchantId === null ? null : String(row.merchantId),
    failures: row.failures ?? 0,
  }));
}

/**
 * Rows in wall-clock time are nobody's own: they are found with everybody's. A merchant who has moved its test mode's time
 * has its rows looked at in that time alone.
 */
export function belongsTo({ owner }: DueRows, whose: Whose): SQL | undefined {
  if (whose !== "everybody") {
    const { merchantId, livemode } = must(owner, "whose rows these are");
    return and(eq(merchantId, whose.only), eq(livemode, false));
  }
  if (owner === null) return undefined;
  return or(
    eq(owner.livemode, true),
    sql`not exists (select from ${testClocks} where ${testClocks.merchantId} = ${owner.merchantId} and ${testClocks.offsetMs} > 0)`,
  );
}

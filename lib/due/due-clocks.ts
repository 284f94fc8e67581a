import { and, asc, gt, lte, notInArray } from "drizzle-orm";
import type { Context } from "@/db/context";
import { testClocks } from "@/db/schema";

export type DueClock = { merchantId: string; offsetMs: number };

/** Merchants whose own time is to be looked at now; the number of those who have ever moved theirs does not matter. */
export async function findDueClocks(
  { db, wallClock }: Context,
  { limit, except }: { limit: number; except: readonly string[] },
): Promise<DueClock[]> {
  return db
    .select({ merchantId: testClocks.merchantId, offsetMs: testClocks.offsetMs })
    .from(testClocks)
    .where(
      and(
        lte(testClocks.lookAt, wallClock.now()),
        gt(testClocks.offsetMs, 0),
        except.length > 0 ? notInArray(testClocks.merchantId, [...except]) : undefined,
      ),
    )
    .orderBy(asc(testClocks.lookAt))
    .limit(limit);
}

import { eq } from "drizzle-orm";
import type { Database, Transaction } from "@/db/client";
import type { Context, Doors, Scope } from "@/db/context";
import { testClocks } from "@/db/schema";
import { shiftedClock } from "@/lib/core/clock";
import type { TransactionContext } from "@/lib/events/transact";

/** The context at the merchant's own time: the wall clock, unless it has moved its test mode's clock forward. */
export async function atMerchantTime<C extends Context | TransactionContext>(
  ctx: C,
  scope: Scope,
): Promise<C> {
  return moveClock(ctx, await readClockOffsetMs("tx" in ctx ? ctx.tx : ctx.db, scope));
}

/** How far a merchant has moved the time of a mode: 0 in live mode, and where it never has. */
export async function readClockOffsetMs(reader: Database | Transaction, scope: Scope): Promise<number> {
  if (scope.livemode) return 0;
  const [clock] = await reader
    .select({ offsetMs: testClocks.offsetMs })
    .from(testClocks)
    .where(eq(testClocks.merchantId, scope.merchantId));
  return clock?.offsetMs ?? 0;
}

export function moveClock<C extends Doors>(ctx: C, offsetMs: number): C {
  return offsetMs === 0 ? ctx : { ...ctx, clock: shiftedClock(ctx.wallClock, offsetMs) };
}

/** Every merchant that has moved its test mode's clock, and how far. */
export function listMovedClocks(ctx: Context): Promise<{ merchantId: string; offsetMs: number }[]> {
  return ctx.db
    .select({ merchantId: testClocks.merchantId, offsetMs: testClocks.offsetMs })
    .from(testClocks)
    .orderBy(testClocks.merchantId);
}

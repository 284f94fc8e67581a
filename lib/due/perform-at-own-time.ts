import { eq, sql } from "drizzle-orm";
import { testClocks } from "@/db/schema";
import type { CheckoutContext } from "@/lib/context/checkout-context";
import { addMs, MINUTE_MS } from "@/lib/core/clock";
import { moveClock } from "@/lib/merchants/merchant-clock";
import type { DueClock } from "./due-clocks";
import { DUTIES } from "./duties";
import { nextTimes } from "./next-times";
import { performDueOf } from "./perform-due";

/** Rounds at one look: something that stays due, such as a bank that can't be reached, must not hold it. */
const MAX_ROUNDS = 10;
/** What could not be done is looked at again after this. */
const AGAIN_MS = MINUTE_MS;

/** Does what is due for a merchant in its own time, and sets when that is next to be looked at. It never rejects. */
export async function performAtOwnTime(ctx: CheckoutContext, clock: DueClock): Promise<void> {
  try {
    const mine = eq(testClocks.merchantId, clock.merchantId);
    // A lease: a commit meanwhile brings it nearer again, and a process that dies in the middle leaves a retry behind.
    const leasedUntil = addMs(ctx.wallClock.now(), AGAIN_MS);
    await ctx.db.update(testClocks).set({ lookAt: leasedUntil }).where(mine);
    const own = moveClock(ctx, clock.offsetMs);
    for (let round = 0; round < MAX_ROUNDS; round += 1) {
      if ((await performDueOf(own, { only: clock.merchantId })) === 0) break;
    }
    const next = sql`${(await nextLook(ctx, clock))?.toISOString() ?? null}::timestamptz`;
    const isAsItWas = sql`${testClocks.lookAt} = ${leasedUntil.toISOString()}::timestamptz`;
    await ctx.db
      .update(testClocks)
      .set({ lookAt: sql`case when ${isAsItWas} then ${next} else least(${testClocks.lookAt}, ${next}) end` })
      .where(mine);
  } catch (error) {
    ctx.log.error({ merchant: clock.merchantId, error }, "a merchant's own time could not be worked on");
  }
}

/** When, in wall-clock time, the merchant's next deadline is; null for never. What is due and was not done comes later. */
async function nextLook(ctx: CheckoutContext, { merchantId, offsetMs }: DueClock): Promise<Date | null> {
  const owned = DUTIES.filter(({ rows }) => rows.owner !== null);
  const times = await nextTimes(ctx, owned, { only: merchantId });
  const first = Math.min(...times.map(({ at }) => at.getTime() - offsetMs));
  if (first === Number.POSITIVE_INFINITY) return null;
  const now = ctx.wallClock.now();
  return first <= now.getTime() ? addMs(now, AGAIN_MS) : new Date(first);
}

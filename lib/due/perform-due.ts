import type { CheckoutContext } from "@/lib/context/checkout-context";
import { listMovedClocks, moveClock } from "@/lib/merchants/merchant-clock";
import { DUTIES } from "./duties";
import { findDue, type Whose } from "./find-due";
import { performOne } from "./perform-one";

const BATCH = 50;
const SIDE_BY_SIDE = 8;

/**
 * Looks once at everything that can be due and runs one verb for each row; answers how many worked. It waits for each of
 * them: for tests, and for what has to be done before somebody is answered. The worker waits for nobody (`due-work.ts`).
 */
export async function performDue(ctx: CheckoutContext): Promise<number> {
  let performed = await performDueOf(ctx, "everybody");
  for (const { merchantId, offsetMs } of await listMovedClocks(ctx)) {
    performed += await performDueOf(moveClock(ctx, offsetMs), { only: merchantId });
  }
  return performed;
}

/** The same for some merchants' rows, at the time of `ctx`. */
export async function performDueOf(ctx: CheckoutContext, whose: Whose): Promise<number> {
  let performed = 0;
  for (const duty of whose === "everybody" ? DUTIES : DUTIES.filter(({ rows }) => rows.owner !== null)) {
    const rows = await findDue(ctx, duty, whose, { limit: BATCH });
    for (let start = 0; start < rows.length; start += SIDE_BY_SIDE) {
      const group = rows.slice(start, start + SIDE_BY_SIDE);
      const done = await Promise.all(group.map((row) => performOne(ctx, duty, row)));
      performed += done.filter(Boolean).length;
    }
  }
  return performed;
}

import type { CheckoutContext } from "@/lib/checkout/context";
import { listMovedClocks, moveClock } from "@/lib/merchants/merchant-clock";
import { DUTIES, type Duty } from "./duties";
import { findDue, type Whose } from "./find-due";

const BATCH = 50;
const SIDE_BY_SIDE = 8;

/**
 * Looks once at everything that can be due and runs one verb for each row; answers how many it did. One that fails is
 * logged and does not hold up the others: it stays due, or has put itself off.
 *
 * `duties` are all of them unless some are given a loop of their own. Merchants who moved their test mode's time are looked
 * at one by one, each at its own time.
 */
export async function performDue(ctx: CheckoutContext, duties: readonly Duty[] = DUTIES): Promise<number> {
  const moved = await listMovedClocks(ctx);
  let performed = await performDueOf(ctx, { except: moved.map(({ merchantId }) => merchantId) }, duties);
  for (const { merchantId, offsetMs } of moved) {
    performed += await performDueOf(moveClock(ctx, offsetMs), { only: merchantId }, duties);
  }
  return performed;
}

/** The same for some merchants' rows, at the time of `ctx`. */
export async function performDueOf(
  ctx: CheckoutContext,
  whose: Whose,
  duties: readonly Duty[] = DUTIES,
): Promise<number> {
  let performed = 0;
  for (const duty of dutiesOf(duties, whose)) {
    const ids = await findDue(ctx, duty.rows, whose, BATCH);
    for (let start = 0; start < ids.length; start += SIDE_BY_SIDE) {
      const group = ids.slice(start, start + SIDE_BY_SIDE);
      const done = await Promise.all(group.map((id) => performSafely(ctx, duty, id)));
      performed += done.filter(Boolean).length;
    }
  }
  return performed;
}

function dutiesOf(duties: readonly Duty[], whose: Whose): readonly Duty[] {
  return "only" in whose ? duties.filter(({ rows }) => rows.owner !== null) : duties;
}

async function performSafely(ctx: CheckoutContext, duty: Duty, id: string): Promise<boolean> {
  try {
    await duty.perform(ctx, id);
    return true;
  } catch (error) {
    ctx.log.error({ duty: duty.name, id, error }, "a due row could not be worked on");
    return false;
  }
}

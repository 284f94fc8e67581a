import type { CheckoutContext } from "@/lib/checkout/context";
import { DUTIES, type Duty } from "./duties";

const BATCH = 50;
const SIDE_BY_SIDE = 8;

/**
 * Looks once at everything that can be due and runs one verb for each row; answers how many it did. One that fails is
 * logged and does not hold up the others: it stays due, or has put itself off.
 */
export async function performDue(ctx: CheckoutContext): Promise<number> {
  let performed = 0;
  for (const duty of DUTIES) {
    const ids = await duty.find(ctx, BATCH);
    for (let start = 0; start < ids.length; start += SIDE_BY_SIDE) {
      const group = ids.slice(start, start + SIDE_BY_SIDE);
      const done = await Promise.all(group.map((id) => performSafely(ctx, duty, id)));
      performed += done.filter(Boolean).length;
    }
  }
  return performed;
}

async function performSafely(ctx: CheckoutContext, duty: Duty, id: string): Promise<boolean> {
  try {
    await duty.perform(ctx, id);
    return true;
  } catch (error) {
    ctx.log.error({ duty: duty.name, id, error: String(error) }, "a due row could not be worked on");
    return false;
  }
}

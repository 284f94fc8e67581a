import { eq } from "drizzle-orm";
import { merchants } from "@/db/schema";
import { must } from "@/lib/core/invariant";
import type { TransactionContext } from "@/lib/events/transact";
import type { MerchantAccountRow } from "./present-merchant-account";
import { lockMerchantAccount } from "./queries";
import { tellMerchant } from "./tell-merchant";

/**
 * From now on the merchant sells nothing: no session, no order and no payment begins, by its API, its links or its
 * customers' pages. What is under way is finished, money can go back, and everything can be read. Web servers know within a
 * second. One that is suspended already gets the new reason, and is told nothing anew.
 */
export async function suspendMerchant(
  ctx: TransactionContext,
  merchantId: string,
  reason: string,
): Promise<MerchantAccountRow> {
  const before = await lockMerchantAccount(ctx.tx, merchantId);
  const [row] = await ctx.tx
    .update(merchants)
    .set({ suspendedAt: before.suspendedAt ?? ctx.wallClock.now(), suspensionReason: reason })
    .where(eq(merchants.id, merchantId))
    .returning();
  const suspended = must(row, "the suspended merchant");
  if (before.suspendedAt === null) await tellMerchant(ctx, "merchant.suspended", suspended);
  return suspended;
}

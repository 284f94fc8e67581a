import { eq } from "drizzle-orm";
import { merchants } from "@/db/schema";
import { must } from "@/lib/core/invariant";
import type { TransactionContext } from "@/lib/events/transact";
import type { MerchantAccountRow } from "./present-merchant-account";
import { lockMerchantAccount } from "./queries";
import { tellMerchant } from "./tell-merchant";

/** Ends a suspension: carts that have not expired meanwhile go on. Does nothing where there is none. */
export async function resumeMerchant(
  ctx: TransactionContext,
  merchantId: string,
): Promise<MerchantAccountRow> {
  const before = await lockMerchantAccount(ctx.tx, merchantId);
  if (before.suspendedAt === null) return before;
  const [row] = await ctx.tx
    .update(merchants)
    .set({ suspendedAt: null, suspensionReason: null })
    .where(eq(merchants.id, merchantId))
    .returning();
  const resumed = must(row, "the resumed merchant");
  await tellMerchant(ctx, "merchant.resumed", resumed);
  return resumed;
}

import { eq } from "drizzle-orm";
import { merchants } from "@/db/schema";
import type { UpdateMerchantAccountRequest } from "@/lib/contracts/merchant-account";
import { must } from "@/lib/core/invariant";
import type { TransactionContext } from "@/lib/events/transact";
import type { MerchantAccountRow } from "./present-merchant-account";
import { lockMerchantAccount } from "./queries";

/** Changes what the operator has set; what the request leaves out stays. Customers read another name: that of the settings. */
export async function updateMerchantAccount(
  ctx: TransactionContext,
  merchantId: string,
  { name, limits }: UpdateMerchantAccountRequest,
): Promise<MerchantAccountRow> {
  const before = await lockMerchantAccount(ctx.tx, merchantId);
  const after = {
    name: name ?? before.name,
    rateLimitPerSecond: limits === undefined ? before.rateLimitPerSecond : limits.requests_per_second,
  };
  const [row] = await ctx.tx.update(merchants).set(after).where(eq(merchants.id, merchantId)).returning();
  return must(row, "the changed merchant");
}

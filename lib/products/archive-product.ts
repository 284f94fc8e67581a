import type { Scope } from "@/db/context";
import type { TransactionContext } from "@/lib/events/transact";
import { lockScopedProduct, type WholeProduct } from "./queries";
import { transitionProduct } from "./transition-product";

/**
 * Takes a product out of sale in the caller's transaction: from the commit on no new session has it. Sessions that are open
 * and orders keep what they were made with. Archived already, it stays so. 404 for another merchant's.
 */
export async function archiveProduct(
  ctx: TransactionContext,
  scope: Scope,
  id: string,
): Promise<WholeProduct> {
  return transitionProduct(ctx, await lockScopedProduct(ctx.tx, scope, id), "archive");
}

import type { Scope } from "@/db/context";
import type { TransactionContext } from "@/lib/events/transact";
import { lockScopedProduct, type WholeProduct } from "./queries";
import { transitionProduct } from "./transition-product";

/** Sells an archived product again, at the prices that it has, in the caller's transaction. 404 for another merchant's. */
export async function restoreProduct(
  ctx: TransactionContext,
  scope: Scope,
  id: string,
): Promise<WholeProduct> {
  return transitionProduct(ctx, await lockScopedProduct(ctx.tx, scope, id), "restore");
}

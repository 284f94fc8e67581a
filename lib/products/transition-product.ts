import { eq } from "drizzle-orm";
import { products } from "@/db/schema";
import { must } from "@/lib/core/invariant";
import { decide } from "@/lib/core/machine";
import type { TransactionContext } from "@/lib/events/transact";
import { emitProductNotice } from "./emit-product-notice";
import type { WholeProduct } from "./queries";
import { PRODUCT_STATES, type ProductTrigger } from "./states";

/** The only writer of whether a product is sold. Its lock is held; what has happened already is not told again. */
export async function transitionProduct(
  ctx: TransactionContext,
  before: WholeProduct,
  trigger: ProductTrigger,
): Promise<WholeProduct> {
  const { product } = before;
  const decision = decide(PRODUCT_STATES, product.active ? "active" : "archived", trigger);
  if (decision.kind !== "moved") return before;
  const [moved] = await ctx.tx
    .update(products)
    .set({
      active: decision.to === "active",
      eventSequence: product.eventSequence + 1,
      updatedAt: ctx.clock.now(),
    })
    .where(eq(products.id, product.id))
    .returning();
  const whole = { ...before, product: must(moved, "the product that was locked") };
  emitProductNotice(ctx, trigger === "archive" ? "product.archived" : "product.restored", whole);
  return whole;
}

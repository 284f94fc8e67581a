import type { Scope } from "@/db/context";
import { products } from "@/db/schema";
import type { CreateProductRequest } from "@/lib/contracts/product-request";
import { newId } from "@/lib/core/ids";
import { must } from "@/lib/core/invariant";
import type { TransactionContext } from "@/lib/events/transact";
import { emitProductNotice } from "./emit-product-notice";
import type { WholeProduct } from "./queries";
import { refuseTakenReference } from "./refuse-taken-reference";
import { indexedWords } from "./search-words";
import { changedPrices, writePrices } from "./write-prices";

/**
 * Creates a product with its prices, ready to be sold, in the caller's transaction. Refuses (422) a reference that another
 * product of the merchant and mode has, archived ones included.
 */
export async function createProduct(
  ctx: TransactionContext,
  scope: Scope,
  request: CreateProductRequest,
): Promise<WholeProduct> {
  const now = ctx.clock.now();
  const reference = request.reference ?? null;
  const [product] = await refuseTakenReference(
    ctx.tx
      .insert(products)
      .values({
        id: newId("product", ctx),
        merchantId: scope.merchantId,
        livemode: scope.livemode,
        reference,
        name: request.name,
        description: request.description,
        quantityMin: request.quantity_min,
        quantityMax: request.quantity_max,
        metadata: request.metadata,
        words: indexedWords(scope, { name: request.name, reference }),
        eventSequence: 1,
        createdAt: now,
        updatedAt: now,
      })
      .returning(),
  );
  const row = must(product, "the new product");
  await writePrices(ctx.tx, row.id, request.prices);
  const whole = { product: row, prices: changedPrices({}, request.prices) };
  emitProductNotice(ctx, "product.created", whole);
  return whole;
}

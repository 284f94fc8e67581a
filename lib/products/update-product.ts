import { isDeepStrictEqual } from "node:util";
import { eq } from "drizzle-orm";
import type { Scope } from "@/db/context";
import { products } from "@/db/schema";
import { MAX_METADATA_KEYS } from "@/lib/contracts/limits";
import { fieldError } from "@/lib/contracts/parse";
import type { UpdateProductRequest } from "@/lib/contracts/product-request";
import { type FieldError, invalidFields } from "@/lib/core/errors";
import { must } from "@/lib/core/invariant";
import type { TransactionContext } from "@/lib/events/transact";
import { emitProductNotice } from "./emit-product-notice";
import { lockScopedProduct, type ProductRow, type WholeProduct } from "./queries";
import { refuseTakenReference } from "./refuse-taken-reference";
import { indexedWords } from "./search-words";
import { changedPrices, writePrices } from "./write-prices";

/**
 * Changes a product, archived or not, in the caller's transaction; what the request leaves out stays. Two changes at once
 * take turns, and each keeps what the other has said of other fields, currencies and keys. Sessions and orders that there
 * are stay at the prices they were made with.
 *
 * Refuses (422) a reference that another product has, bounds that are inverted together with the one that stays, and more
 * than 50 keys of metadata. A change that changes nothing writes nothing and tells nobody.
 */
export async function updateProduct(
  ctx: TransactionContext,
  scope: Scope,
  id: string,
  request: UpdateProductRequest,
): Promise<WholeProduct> {
  const before = await lockScopedProduct(ctx.tx, scope, id);
  const fields = changedFields(before.product, request);
  const errors = [...boundErrors(fields, request), ...metadataErrors(fields)];
  if (errors.length > 0) throw invalidFields(errors);
  const prices = changedPrices(before.prices, request.prices ?? {});
  const isSame = isDeepStrictEqual({ ...before.product, ...fields }, before.product);
  if (isSame && isDeepStrictEqual(prices, before.prices)) return before;
  const [product] = await refuseTakenReference(
    ctx.tx
      .update(products)
      .set({
        ...fields,
        words: indexedWords(scope, fields),
        eventSequence: before.product.eventSequence + 1,
        updatedAt: ctx.clock.now(),
      })
      .where(eq(products.id, id))
      .returning(),
  );
  await writePrices(ctx.tx, id, request.prices ?? {});
  const whole = { product: must(product, "the product that was locked"), prices };
  emitProductNotice(ctx, "product.updated", whole);
  return whole;
}

type Fields = Pick<
  ProductRow,
  "reference" | "name" | "description" | "quantityMin" | "quantityMax" | "metadata"
>;

function changedFields(before: ProductRow, request: UpdateProductRequest): Fields {
  const metadata = Object.entries({ ...before.metadata, ...request.metadata });
  return {
    reference: request.reference === undefined ? before.reference : request.reference,
    name: request.name ?? before.name,
    description: request.description === undefined ? before.description : request.description,
    quantityMin: request.quantity_min ?? before.quantityMin,
    quantityMax: request.quantity_max ?? before.quantityMax,
    metadata: Object.fromEntries(metadata.flatMap(([key, value]) => (value === null ? [] : [[key, value]]))),
  };
}

/** The bound that was sent is the wrong one; the upper one where both were. */
function boundErrors({ quantityMin, quantityMax }: Fields, request: UpdateProductRequest): FieldError[] {
  if (quantityMin <= quantityMax) return [];
  const field = request.quantity_max === undefined ? "quantity_min" : "quantity_max";
  return [fieldError([field], "bounds_inverted")];
}

function metadataErrors({ metadata }: Fields): FieldError[] {
  const isTooMuch = Object.keys(metadata).length > MAX_METADATA_KEYS;
  return isTooMuch ? [fieldError(["metadata"], "metadata_too_many_keys")] : [];
}

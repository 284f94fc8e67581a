import type { ProductObject } from "@/lib/contracts/product-objects";
import type { WholeProduct } from "./queries";

/** A product as the API answers it and as events carry it. */
export function presentProduct({ product, prices }: WholeProduct): ProductObject {
  return {
    id: product.id,
    object: "product",
    livemode: product.livemode,
    reference: product.reference,
    name: product.name,
    description: product.description,
    active: product.active,
    quantity_min: product.quantityMin,
    quantity_max: product.quantityMax,
    prices,
    metadata: product.metadata,
    created_at: product.createdAt.toISOString(),
    updated_at: product.updatedAt.toISOString(),
  };
}

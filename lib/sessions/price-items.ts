import { and, eq, inArray } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import type { Scope } from "@/db/context";
import { prices, products } from "@/db/schema";
import { fieldError } from "@/lib/contracts/parse";
import type { SessionItemRequest } from "@/lib/contracts/session-request";
import { type FieldError, invalidFields } from "@/lib/core/errors";
import { type Currency, MAX_AMOUNT_MINOR } from "@/lib/core/money";
import { cartTotal } from "./cart-total";

export type PricedItem = {
  productId: string | null;
  name: string;
  unitAmount: number;
  quantity: number;
  quantityMin: number;
  quantityMax: number;
  removable: boolean;
};

/**
 * Turns the lines of a request into lines with a price. Products are the merchant's own, in the key's mode, not archived and
 * with a price in the session's currency: there is no conversion. Refuses (422) with every wrong line named.
 */
export async function priceItems(
  tx: Transaction,
  scope: Scope,
  currency: Currency,
  items: readonly SessionItemRequest[],
): Promise<PricedItem[]> {
  const catalogue = await readProducts(tx, scope, currency, items);
  const errors: FieldError[] = [];
  const priced = items.flatMap((item, index) => {
    const result =
      "product" in item ? priceProduct(catalogue.get(item.product), item, index) : priceLine(item);
    if ("pointer" in result) errors.push(result);
    return "pointer" in result ? [] : [result];
  });
  if (errors.length > 0) throw invalidFields(errors);
  if (cartTotal(priced) > MAX_AMOUNT_MINOR) throw invalidFields([fieldError(["items"], "total_too_large")]);
  if (cartTotal(priced) === 0) throw invalidFields([fieldError(["items"], "total_too_small")]);
  return priced;
}

type Product = {
  id: string;
  name: string;
  active: boolean;
  min: number;
  max: number;
  unitAmount: number | null;
};

async function readProducts(
  tx: Transaction,
  scope: Scope,
  currency: Currency,
  items: readonly SessionItemRequest[],
): Promise<Map<string, Product>> {
  const ids = items.flatMap((item) => ("product" in item ? [item.product] : []));
  if (ids.length === 0) return new Map();
  const rows = await tx
    .select({
      id: products.id,
      name: products.name,
      active: products.active,
      min: products.quantityMin,
      max: products.quantityMax,
      unitAmount: prices.unitAmount,
    })
    .from(products)
    .leftJoin(prices, and(eq(prices.productId, products.id), eq(prices.currency, currency)))
    .where(
      and(
        inArray(products.id, ids),
        eq(products.merchantId, scope.merchantId),
        eq(products.livemode, scope.livemode),
      ),
    );
  return new Map(rows.map((row) => [row.id, row]));
}

function priceProduct(
  product: Product | undefined,
  item: { quantity: number; removable?: boolean | undefined },
  index: number,
): PricedItem | FieldError {
  if (!product) return fieldError(["items", index, "product"], "product_unknown");
  if (!product.active) return fieldError(["items", index, "product"], "product_archived");
  if (product.unitAmount === null) return fieldError(["items", index, "product"], "price_missing");
  if (item.quantity < product.min || item.quantity > product.max) {
    return fieldError(["items", index, "quantity"], "quantity_out_of_bounds");
  }
  return {
    productId: product.id,
    name: product.name,
    unitAmount: product.unitAmount,
    quantity: item.quantity,
    quantityMin: product.min,
    quantityMax: product.max,
    removable: item.removable ?? false,
  };
}

function priceLine(item: Exclude<SessionItemRequest, { product: string }>): PricedItem {
  return {
    productId: null,
    name: item.name,
    unitAmount: item.unit_amount,
    quantity: item.quantity,
    // A line that is there has one unit at the least: a bound of 0 is leave to take it out.
    quantityMin: Math.max(item.adjustable?.min ?? item.quantity, 1),
    quantityMax: item.adjustable?.max ?? item.quantity,
    removable: item.removable ?? item.adjustable?.min === 0,
  };
}

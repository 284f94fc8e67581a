import type { Scope } from "@/db/context";
import { checkoutLinks, type LinkItem } from "@/db/schema";
import type { CheckoutContext } from "@/lib/context/checkout-context";
import { newId } from "@/lib/core/ids";
import type { Currency } from "@/lib/core/money";
import { transact } from "@/lib/events/transact";
import { archiveProduct } from "@/lib/products/archive-product";
import { createProduct as writeProduct } from "@/lib/products/create-product";

type Product = {
  name?: string;
  prices?: Partial<Record<Currency, number>>;
  quantityMin?: number;
  quantityMax?: number;
  active?: boolean;
};

/** A product with a price for each currency named; answers its id. */
export async function createProduct(
  ctx: CheckoutContext,
  scope: Scope,
  { prices = { EUR: 1200 }, name = "Assam, 250 g", ...more }: Product = {},
): Promise<string> {
  const request = {
    name,
    prices,
    quantity_min: more.quantityMin ?? 1,
    quantity_max: more.quantityMax ?? 10,
    metadata: {},
  };
  return transact(ctx, async (inside) => {
    const { product } = await writeProduct(inside, scope, request);
    if (more.active === false) await archiveProduct(inside, scope, product.id);
    return product.id;
  });
}

/** A checkout link over those items; answers its slug. */
export async function createLink(
  ctx: CheckoutContext,
  scope: Scope,
  link: { items: LinkItem[]; active?: boolean },
): Promise<string> {
  const id = newId("checkoutLink", ctx);
  const { merchantId, livemode } = scope;
  await ctx.db.insert(checkoutLinks).values({
    id,
    merchantId,
    livemode,
    slug: id,
    successUrl: "https://fjordtea.example/thanks",
    cancelUrl: "https://fjordtea.example/cart",
    createdAt: ctx.clock.now(),
    ...link,
  });
  return id;
}

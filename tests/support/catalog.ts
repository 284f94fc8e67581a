import type { Scope } from "@/db/context";
import { checkoutLinks, type LinkItem, prices, products } from "@/db/schema";
import type { CheckoutContext } from "@/lib/context/checkout-context";
import { newId } from "@/lib/core/ids";
import type { Currency } from "@/lib/core/money";

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
  product: Product = {},
): Promise<string> {
  const { prices: amounts = { EUR: 1200 }, name = "Assam, 250 g", ...rest } = product;
  const id = newId("product", ctx);
  const { merchantId, livemode } = scope;
  await ctx.db.insert(products).values({
    id,
    merchantId,
    livemode,
    name,
    quantityMin: 1,
    quantityMax: 10,
    createdAt: ctx.clock.now(),
    ...rest,
  });
  const rows = (Object.entries(amounts) as [Currency, number][]).map(([currency, unitAmount]) => ({
    productId: id,
    currency,
    unitAmount,
  }));
  if (rows.length > 0) await ctx.db.insert(prices).values(rows);
  return id;
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

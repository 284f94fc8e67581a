import type { Scope } from "@/db/context";
import type { LinkItem } from "@/db/schema";
import type { CheckoutContext } from "@/lib/context/checkout-context";
import { newId } from "@/lib/core/ids";
import { must } from "@/lib/core/invariant";
import type { Currency } from "@/lib/core/money";
import { transact } from "@/lib/events/transact";
import { insertLink } from "@/lib/links/insert-link";
import type { LinkRow } from "@/lib/links/queries";
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
  link: Partial<Pick<LinkRow, "active" | "maxOrders" | "expiresAt" | "parameters" | "slug">> & {
    items: LinkItem[];
  },
): Promise<string> {
  const id = newId("checkoutLink", ctx);
  const { merchantId, livemode } = scope;
  const now = ctx.clock.now();
  const made = await ctx.db.transaction((tx) =>
    insertLink(tx, {
      id,
      merchantId,
      livemode,
      slug: id,
      successUrl: "https://fjordtea.example/thanks",
      cancelUrl: "https://fjordtea.example/cart",
      createdAt: now,
      updatedAt: now,
      ...link,
    }),
  );
  return must(made, "a slug that nobody has").slug;
}

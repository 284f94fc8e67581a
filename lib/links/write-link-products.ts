import type { Transaction } from "@/db/client";
import { checkoutLinkProducts } from "@/db/schema";
import type { LinkRow } from "./queries";

/** Each product of the link once, so that it can be found by its product. */
export async function writeLinkProducts(tx: Transaction, link: LinkRow): Promise<void> {
  const products = [...new Set(link.items.map(({ product }) => product))];
  const { id: linkId, merchantId, livemode, active } = link;
  await tx
    .insert(checkoutLinkProducts)
    .values(products.map((productId) => ({ linkId, productId, merchantId, livemode, active })));
}

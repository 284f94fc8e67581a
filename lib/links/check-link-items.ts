import type { Transaction } from "@/db/client";
import type { Scope } from "@/db/context";
import type { LinkItemRequest } from "@/lib/contracts/link-request";
import { readMerchant } from "@/lib/merchants/queries";
import { priceItems } from "@/lib/sessions/price-items";

/**
 * Holds what a link is to sell against the catalogue as it is now, like the items of a session in the merchant's default
 * currency: so every visitor can be shown a cart, whatever their country. Refuses (422) with every wrong item named.
 */
export async function checkLinkItems(
  tx: Transaction,
  scope: Scope,
  items: readonly LinkItemRequest[],
): Promise<void> {
  const { defaultCurrency } = await readMerchant(tx, scope);
  await priceItems(tx, scope, defaultCurrency, items);
}

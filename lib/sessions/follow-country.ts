import { and, eq, inArray } from "drizzle-orm";
import { checkoutItems, prices } from "@/db/schema";
import type { Country } from "@/lib/core/countries";
import { currencyOf } from "@/lib/core/country-currency";
import type { Currency } from "@/lib/core/money";
import type { TransactionContext } from "@/lib/events/transact";
import type { SessionItemRow, SessionRow } from "./queries";

/** A cart in the currency of another country. */
export type Followed = { currency: Currency; items: SessionItemRow[] };

/**
 * The cart in the currency of the country that the customer has chosen, where nobody has named a currency for the session
 * and every item has a price in it; else null, and the cart stays as it is. Nothing is converted. The session is locked.
 */
export async function followCountry(
  ctx: TransactionContext,
  session: SessionRow,
  items: readonly SessionItemRow[],
  country: Country | undefined,
): Promise<Followed | null> {
  if (!session.currencyFollowsCountry || country === undefined || country === session.country) return null;
  const currency = currencyOf(country);
  if (currency === null || currency === session.currency) return null;
  const ids = items.flatMap((item) => item.productId ?? []);
  if (ids.length < items.length) return null;
  const found = await ctx.tx
    .select({ product: prices.productId, unitAmount: prices.unitAmount })
    .from(prices)
    .where(and(inArray(prices.productId, ids), eq(prices.currency, currency)));
  const amounts = new Map(found.map(({ product, unitAmount }) => [product, unitAmount]));
  const priced = items.flatMap((item) => {
    const unitAmount = amounts.get(item.productId ?? "");
    return unitAmount === undefined ? [] : [{ ...item, unitAmount }];
  });
  return priced.length === items.length ? { currency, items: priced } : null;
}

export async function writePrices(ctx: TransactionContext, items: readonly SessionItemRow[]): Promise<void> {
  for (const { id, unitAmount } of items) {
    await ctx.tx.update(checkoutItems).set({ unitAmount }).where(eq(checkoutItems.id, id));
  }
}

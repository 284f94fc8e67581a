import { and, eq, inArray, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { prices } from "@/db/schema";
import type { Currency } from "@/lib/core/money";
import type { Prices } from "./queries";

/** What a request says of prices: an amount sets one, null takes it away, and what is not named stays. */
export type PriceChanges = Partial<Record<Currency, number | null>>;

/** Sets and takes away prices of a product whose lock is held. */
export async function writePrices(tx: Transaction, productId: string, changes: PriceChanges): Promise<void> {
  const named = Object.entries(changes) as [Currency, number | null][];
  const set = named.flatMap(([currency, unitAmount]) =>
    unitAmount === null ? [] : [{ productId, currency, unitAmount }],
  );
  const removed = named.flatMap(([currency, unitAmount]) => (unitAmount === null ? [currency] : []));
  if (set.length > 0) {
    await tx
      .insert(prices)
      .values(set)
      .onConflictDoUpdate({
        target: [prices.productId, prices.currency],
        set: { unitAmount: sql`excluded.unit_amount` },
      });
  }
  if (removed.length > 0) {
    await tx.delete(prices).where(and(eq(prices.productId, productId), inArray(prices.currency, removed)));
  }
}

/** The prices that there are after a change, in the order of their currencies. */
export function changedPrices(before: Prices, changes: PriceChanges): Prices {
  const after = Object.entries({ ...before, ...changes }).filter(([, amount]) => amount !== null);
  return Object.fromEntries(after.sort(([one], [other]) => (one < other ? -1 : 1))) as Prices;
}

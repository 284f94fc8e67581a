import { and, asc, eq, gt } from "drizzle-orm";
import type { Database } from "@/db/client";
import type { Scope } from "@/db/context";
import { prices, products } from "@/db/schema";
import { type Currency, toDecimalString } from "@/lib/core/money";
import { priceColumn, TEXT_COLUMNS } from "./file/columns";
import { hideFormula } from "./file/formula-text";
import { readWholeProducts, type WholeProduct } from "./queries";

const PRODUCTS_AT_ONCE = 500;
/** Sheets take a file without a mark for one of their own country's encoding. */
const MARK = "\ufeff";

/**
 * The merchant's products as a file that an import takes, oldest first, piece by piece: commas between cells, a point before
 * decimals, UTF-8. Each product is as it was when its piece was read.
 */
export async function* exportProducts(
  db: Database,
  scope: Scope,
  filter: { active?: boolean | undefined },
): AsyncGenerator<string> {
  const currencies = await readCurrencies(db, scope);
  yield `${MARK}${[...TEXT_COLUMNS, ...currencies.map(priceColumn)].join(",")}\r\n`;
  for (let after = ""; ; ) {
    const rows = await db
      .select()
      .from(products)
      .where(
        and(
          eq(products.merchantId, scope.merchantId),
          eq(products.livemode, scope.livemode),
          filter.active === undefined ? undefined : eq(products.active, filter.active),
          gt(products.id, after),
        ),
      )
      .orderBy(asc(products.id))
      .limit(PRODUCTS_AT_ONCE);
    const wholes = await readWholeProducts(db, rows);
    if (wholes.length > 0) yield wholes.map((whole) => `${lineOf(whole, currencies)}\r\n`).join("");
    after = rows.at(-1)?.id ?? "";
    if (rows.length < PRODUCTS_AT_ONCE) return;
  }
}

async function readCurrencies(db: Database, { merchantId, livemode }: Scope): Promise<Currency[]> {
  const found = await db
    .selectDistinct({ currency: prices.currency })
    .from(prices)
    .innerJoin(products, eq(products.id, prices.productId))
    .where(and(eq(products.merchantId, merchantId), eq(products.livemode, livemode)))
    .orderBy(prices.currency);
  return found.map(({ currency }) => currency);
}

function lineOf({ product, prices: amounts }: WholeProduct, currencies: readonly Currency[]): string {
  const texts = [product.reference, product.name, product.description].map((text) => hideFormula(text ?? ""));
  const numbers = currencies.map((currency) => {
    const amount = amounts[currency];
    return amount === undefined ? "" : toDecimalString(amount, currency);
  });
  const cells = [...texts, String(product.quantityMin), String(product.quantityMax), ...numbers];
  return cells.map(quote).join(",");
}

function quote(cell: string): string {
  return /[",;\t\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

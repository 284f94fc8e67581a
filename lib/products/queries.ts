import { and, eq, sql } from "drizzle-orm";
import type { Database, Transaction } from "@/db/client";
import type { Scope } from "@/db/context";
import { prices, products } from "@/db/schema";
import { notFound } from "@/lib/core/errors";
import { must } from "@/lib/core/invariant";
import type { Currency } from "@/lib/core/money";

export type ProductRow = typeof products.$inferSelect;
export type Prices = Partial<Record<Currency, number>>;

/** A product with its prices. */
export type WholeProduct = { product: ProductRow; prices: Prices };

type Reader = Database | Transaction;

/** The merchant's own, in the key's mode, archived or not; anybody else's is refused like none (404). */
export async function readScopedProduct(db: Reader, scope: Scope, id: string): Promise<WholeProduct> {
  const [product] = await db.select().from(products).where(isScoped(scope, id));
  if (!product) throw notFound("product");
  return readWholeProduct(db, product);
}

/** Locks a merchant's own product until the commit, and by it its prices. Sessions read it meanwhile as it was. */
export async function lockScopedProduct(tx: Transaction, scope: Scope, id: string): Promise<WholeProduct> {
  const [product] = await tx.select().from(products).where(isScoped(scope, id)).for("no key update");
  if (!product) throw notFound("product");
  return readWholeProduct(tx, product);
}

async function readWholeProduct(db: Reader, product: ProductRow): Promise<WholeProduct> {
  const [whole] = await readWholeProducts(db, [product]);
  return must(whole, "the whole of a product");
}

/** Many products with their prices, by one statement. */
export async function readWholeProducts(db: Reader, rows: readonly ProductRow[]): Promise<WholeProduct[]> {
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const found = await db
    .select()
    .from(prices)
    .where(sql`${prices.productId} = any(${sql.param(ids)})`)
    .orderBy(prices.currency);
  const wholes = new Map<string, WholeProduct>(rows.map((product) => [product.id, { product, prices: {} }]));
  for (const { productId, currency, unitAmount } of found) {
    const whole = wholes.get(productId);
    if (whole) whole.prices[currency] = unitAmount;
  }
  return [...wholes.values()];
}

function isScoped(scope: Scope, id: string) {
  return and(
    eq(products.id, id),
    eq(products.merchantId, scope.merchantId),
    eq(products.livemode, scope.livemode),
  );
}

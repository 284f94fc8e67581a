import { and, eq, sql } from "drizzle-orm";
import type { Scope } from "@/db/context";
import { products } from "@/db/schema";
import { newId } from "@/lib/core/ids";
import type { TransactionContext } from "@/lib/events/transact";
import { addError, type LineErrors, lineError } from "./file/line-errors";
import type { ProductLine } from "./file/read-line";
import { readWholeProducts, type WholeProduct } from "./queries";
import { changedPrices } from "./write-prices";

export type LineOutcome = "created" | "updated" | "unchanged";

/** What a line comes to: the product as it is to be, and as it is. */
export type LinePlan = {
  outcome: LineOutcome;
  id: string;
  before: WholeProduct | null;
  after: {
    reference: string;
    name: string;
    description: string | null;
    quantityMin: number;
    quantityMax: number;
  };
  prices: ProductLine["prices"];
};

/**
 * What lines come to, against the products that there are, which are locked in one order where `locks`. What is wrong is
 * added to the errors, and has no plan.
 */
export async function planLines(
  ctx: TransactionContext,
  scope: Scope,
  lines: readonly ProductLine[],
  { errors, locks }: { errors: LineErrors; locks: boolean },
): Promise<LinePlan[]> {
  const known = await readKnown(ctx, scope, lines, locks);
  return lines.flatMap((line) => {
    const before = known.get(line.reference) ?? null;
    const after = changedFields(before, line);
    if (after.name === null) {
      addError(errors, lineError(line.line, "name", "name_missing"));
      return [];
    }
    if (after.quantityMin > after.quantityMax) {
      const column = line.quantity_max === undefined ? "quantity_min" : "quantity_max";
      addError(errors, lineError(line.line, column, "bounds_inverted"));
      return [];
    }
    const plan = { id: before?.product.id ?? newId("product", ctx), before, prices: line.prices };
    return [{ ...plan, outcome: outcomeOf(before, line, after), after: { ...after, name: after.name } }];
  });
}

async function readKnown(
  ctx: TransactionContext,
  scope: Scope,
  lines: readonly ProductLine[],
  locks: boolean,
): Promise<Map<string, WholeProduct>> {
  const references = sql.param(lines.map(({ reference }) => reference));
  const found = ctx.tx
    .select()
    .from(products)
    .where(
      and(
        eq(products.merchantId, scope.merchantId),
        eq(products.livemode, scope.livemode),
        sql`${products.reference} = any(${references})`,
      ),
    )
    .orderBy(products.id);
  const wholes = await readWholeProducts(ctx.tx, await (locks ? found.for("no key update") : found));
  return new Map(wholes.map((whole) => [whole.product.reference ?? "", whole]));
}

/** The bounds of a new product are 1 and 1 where the file has no columns for them. */
function changedFields(before: WholeProduct | null, line: ProductLine) {
  const quantityMin = line.quantity_min ?? before?.product.quantityMin ?? 1;
  return {
    reference: line.reference,
    name: line.name ?? before?.product.name ?? null,
    description: line.description === undefined ? (before?.product.description ?? null) : line.description,
    quantityMin,
    quantityMax: line.quantity_max ?? before?.product.quantityMax ?? quantityMin,
  };
}

function outcomeOf(
  before: WholeProduct | null,
  line: ProductLine,
  after: ReturnType<typeof changedFields>,
): LineOutcome {
  if (before === null) return "created";
  const { product, prices } = before;
  const isSame =
    product.name === after.name &&
    product.description === after.description &&
    product.quantityMin === after.quantityMin &&
    product.quantityMax === after.quantityMax;
  const samePrices =
    JSON.stringify(changedPrices(prices, line.prices)) === JSON.stringify(changedPrices(prices, {}));
  return isSame && samePrices ? "unchanged" : "updated";
}

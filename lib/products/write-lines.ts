import { type SQL, sql } from "drizzle-orm";
import type { Scope } from "@/db/context";
import type { TransactionContext } from "@/lib/events/transact";
import type { LinePlan } from "./plan-lines";
import { indexedWords } from "./search-words";

/** Writes what lines have come to, their products locked: at most four statements, however many they are. */
export async function writeLines(
  ctx: TransactionContext,
  scope: Scope,
  plans: readonly LinePlan[],
): Promise<void> {
  const created = plans.filter(({ outcome }) => outcome === "created");
  const updated = plans.filter(({ outcome }) => outcome === "updated");
  if (created.length > 0) await insertProducts(ctx, scope, created);
  if (updated.length > 0) await updateProducts(ctx, scope, updated);
  await writeAllPrices(ctx, [...created, ...updated]);
}

async function insertProducts(ctx: TransactionContext, scope: Scope, plans: readonly LinePlan[]) {
  const now = sql`${ctx.clock.now().toISOString()}::timestamptz`;
  await ctx.tx.execute(sql`
    insert into products (id, merchant_id, livemode, reference, name, description, quantity_min, quantity_max, words,
      created_at, updated_at)
    select id, ${scope.merchantId}, ${scope.livemode}, reference, name, description, quantity_min, quantity_max,
      words::tsvector, ${now}, ${now}
    from ${rowsOf(scope, plans)}`);
}

async function updateProducts(ctx: TransactionContext, scope: Scope, plans: readonly LinePlan[]) {
  await ctx.tx.execute(sql`
    update products set name = line.name, description = line.description, quantity_min = line.quantity_min,
      quantity_max = line.quantity_max, words = line.words::tsvector,
      updated_at = ${ctx.clock.now().toISOString()}::timestamptz
    from ${rowsOf(scope, plans)}
    where products.id = line.id and products.merchant_id = ${scope.merchantId}`);
}

function rowsOf(scope: Scope, plans: readonly LinePlan[]): SQL {
  const rows = plans.map(({ id, after }) => ({
    id,
    reference: after.reference,
    name: after.name,
    description: after.description,
    quantity_min: after.quantityMin,
    quantity_max: after.quantityMax,
    words: indexedWords(scope, after),
  }));
  return sql`json_to_recordset(${JSON.stringify(rows)}::json) as line (
    id text, reference text, name text, description text, quantity_min integer, quantity_max integer, words text)`;
}

async function writeAllPrices(ctx: TransactionContext, plans: readonly LinePlan[]): Promise<void> {
  const named = plans.flatMap(({ id, prices }) =>
    Object.entries(prices).map(([currency, amount]) => ({ id, currency, amount })),
  );
  const set = named.filter(({ amount }) => amount !== null);
  const known = new Set(plans.flatMap(({ id, before }) => (before === null ? [] : [id])));
  const removed = named.filter(({ id, amount }) => amount === null && known.has(id));
  if (set.length > 0) {
    await ctx.tx.execute(sql`
      insert into prices (product_id, currency, unit_amount)
      select id, currency, amount
      from json_to_recordset(${JSON.stringify(set)}::json) as price (id text, currency text, amount bigint)
      on conflict (product_id, currency) do update set unit_amount = excluded.unit_amount`);
  }
  if (removed.length > 0) {
    await ctx.tx.execute(sql`
      delete from prices using json_to_recordset(${JSON.stringify(removed)}::json) as gone (id text, currency text)
      where prices.product_id = gone.id and prices.currency = gone.currency`);
  }
}

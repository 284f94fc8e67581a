import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addMs, DAY_MS, HOUR_MS } from "@/lib/core/clock";
import { selectPayments } from "@/lib/payments/list-payments";
import { createMerchant, createWorld, START, type World } from "@/tests/support/checkout-world";
import { makeManyOrders } from "@/tests/support/many-orders";
import { listOrders, type OrderFilter } from "./list-orders";

const ORDERS = 20_000;
const LIMIT = 20;
/**
 * Rows that a page may cost, those that are read and thrown away among them: it does not grow with the table. A filter that
 * fits one payment in twenty may walk the merchant's own index to fill the page.
 */
const MOST_ROWS = 60 * LIMIT;

type Plan = {
  "Node Type": string;
  "Relation Name"?: string;
  "Actual Rows": number;
  "Actual Loops": number;
  "Rows Removed by Filter"?: number;
  Plans?: Plan[];
};

const MIDDLE = addMs(START, -DAY_MS);
const ORDER_FILTERS: Record<string, OrderFilter> = {
  status: { status: "paid" },
  "rare status": { status: "refunded" },
  email: { email: "customer7@shop.example" },
  "unknown email": { email: "nobody@shop.example" },
  number: { number: "XXXX-XXXX" },
  reference: { clientReferenceId: "cart-300" },
  "unknown reference": { clientReferenceId: "no such cart" },
  since: { createdAfter: addMs(START, -HOUR_MS) },
  "since long ago": { createdAfter: addMs(START, -365 * DAY_MS) },
  before: { createdBefore: MIDDLE },
  "before all": { createdBefore: addMs(START, -365 * DAY_MS) },
};
const PAYMENT_FILTERS = [
  { status: "failed" },
  { status: "canceled" },
  { method: "bank_transfer" },
  { method: "seashells" },
  { status: "failed", method: "bank_transfer" },
  { status: "succeeded", method: "bank_transfer" },
  { status: "canceled", method: "card" },
] as const;

describe(`a page of a list over ${ORDERS} orders`, () => {
  let world: World;
  let sql: postgres.Sql;
  beforeAll(async () => {
    world = await createWorld();
    sql = postgres(world.databaseUrl, { max: 1, onnotice: () => {} });
    await sql`set plan_cache_mode = force_custom_plan`;
    await makeManyOrders(world.ctx.db, world.scope, ORDERS, START);
    await makeManyOrders(world.ctx.db, await createMerchant(world.ctx), 1_000, START);
  }, 60_000);
  afterAll(async () => {
    await sql.end();
    await world.close();
  });

  async function rowsRead(query: { toSQL(): { sql: string; params: unknown[] } }): Promise<number> {
    const { sql: text, params } = query.toSQL();
    const [row] = await sql.unsafe(`explain (analyze, format json) ${text}`, params as never[]);
    const scans = scansOf(row?.["QUERY PLAN"][0].Plan);
    expect(scans.filter((scan) => scan["Node Type"] === "Seq Scan")).toEqual([]);
    return scans.reduce(
      (sum, scan) =>
        sum + (scan["Actual Rows"] + (scan["Rows Removed by Filter"] ?? 0)) * scan["Actual Loops"],
      0,
    );
  }

  const filters = Object.entries(ORDER_FILTERS);
  const pairs = filters.flatMap(([one, first], index) =>
    filters
      .slice(index + 1)
      .map(([other, second]) => ({ name: `${one} and ${other}`, filter: { ...first, ...second } })),
  );
  const singles = filters.map(([name, filter]) => ({ name, filter }));

  it.each([...singles, ...pairs])(
    "reads orders by $name from an index, and little more than it shows",
    async ({ filter }) => {
      const page = { before: null, limit: LIMIT };
      expect(await rowsRead(listOrders(world.ctx.db, world.scope, filter, page))).toBeLessThanOrEqual(
        MOST_ROWS,
      );
    },
  );

  it.each(PAYMENT_FILTERS)("reads payments by %j likewise", async (filter) => {
    const all = { ...filter, isAwaitingConfirmation: false };
    const query = selectPayments(world.ctx, world.scope, all, { behind: null, limit: LIMIT });
    expect(await rowsRead(query)).toBeLessThanOrEqual(MOST_ROWS);
  });

  it("reads payments that await confirmation likewise", async () => {
    const query = selectPayments(
      world.ctx,
      world.scope,
      { isAwaitingConfirmation: true },
      { behind: null, limit: LIMIT },
    );
    expect(await rowsRead(query)).toBeLessThanOrEqual(MOST_ROWS);
  });
});

function scansOf(plan: Plan): Plan[] {
  const below = (plan.Plans ?? []).flatMap(scansOf);
  return plan["Node Type"].endsWith("Scan") ? [plan, ...below] : below;
}

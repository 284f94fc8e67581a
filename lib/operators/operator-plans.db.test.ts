import { type SQL, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { merchants } from "@/db/schema";
import { addMs, DAY_MS, MINUTE_MS } from "@/lib/core/clock";
import { newId } from "@/lib/core/ids";
import { must } from "@/lib/core/invariant";
import { createMerchant, createWorld, START, type World } from "@/tests/support/checkout-world";
import { makeManyOrders } from "@/tests/support/many-orders";
import { listMerchantAccounts } from "./queries";
import { readVolumes } from "./read-volumes";

const ORDERS = 20_000;
const MERCHANTS = 2_000;

type Plan = { "Node Type": string; "Index Name"?: string; "Relation Name"?: string; Plans?: Plan[] };
const explainedSchema = z.array(z.object({ "QUERY PLAN": z.array(z.object({ Plan: z.custom<Plan>() })) }));

describe(`over ${ORDERS} orders and ${MERCHANTS} merchants`, () => {
  let world: World;
  let other: string;
  let middle: string;
  beforeAll(async () => {
    world = await createWorld();
    const { ctx, scope } = world;
    await makeManyOrders(ctx.db, scope, ORDERS, START);
    const owner = await createMerchant(ctx);
    other = owner.merchantId;
    await makeManyOrders(ctx.db, owner, 1_000, START);
    await ctx.db.execute(sql`update orders set paid_at = created_at where amount_paid > 0`);
    await ctx.db.execute(sql`
      insert into refunds (id, merchant_id, livemode, payment_id, status, amount, currency, reason, created_at, finished_at)
      select 'ref_' || payment.id, payment.merchant_id, payment.livemode, payment.id,
        case when payment.id < 'pay_1' then 'succeeded' else 'failed' end, 100, 'EUR', 'test', payment.created_at, payment.created_at
      from payments payment`);
    const made = Array.from({ length: MERCHANTS }, (_, index) => {
      const createdAt = addMs(START, index * MINUTE_MS);
      return {
        id: newId("merchant", { random: ctx.random, clock: { now: () => createdAt } }),
        name: `Shop ${index}`,
        createdAt,
      };
    });
    middle = must(made[MERCHANTS / 2], "a merchant in the middle").id;
    await ctx.db.insert(merchants).values(made);
    for (const table of ["orders", "refunds", "merchants"]) {
      await ctx.db.execute(sql`vacuum analyze ${sql.identifier(table)}`);
    }
  }, 60_000);
  afterAll(() => world.close());

  async function planOf(query: SQL): Promise<Plan[]> {
    const [row] = explainedSchema.parse([
      ...(await world.ctx.db.execute(sql`explain (format json) ${query}`)),
    ]);
    return flatten(row?.["QUERY PLAN"][0]?.Plan);
  }

  /** The plan of the one statement that the volume is read by. */
  async function planOfVolumes(ids: readonly string[]): Promise<Plan[]> {
    let plan: Plan[] = [];
    const db = {
      async execute(query: SQL) {
        plan = await planOf(query);
        return world.ctx.db.execute(query);
      },
    };
    await readVolumes({ db, wallClock: world.clock } as never, ids);
    return plan;
  }

  it("the volume of one merchant and of a page of them finds its rows by two indexes, which have them by merchant, mode and time", async () => {
    for (const ids of [[world.scope.merchantId], [world.scope.merchantId, other]]) {
      const plan = await planOfVolumes(ids);
      const indexes = plan.map((node) => node["Index Name"]).filter((name) => name !== undefined);
      expect(indexes).toEqual(expect.arrayContaining(["orders_paid", "refunds_succeeded"]));
      const through = plan
        .filter((node) => node["Node Type"] === "Seq Scan")
        .map((node) => node["Relation Name"]);
      expect(through.filter((table) => table !== "test_clocks")).toEqual([]);
    }
  });

  it("the volume is what the orders themselves add up to", async () => {
    const since = addMs(world.clock.now(), -30 * DAY_MS).toISOString();
    const rows = await world.ctx.db.execute<{ currency: string; n: number; total: string }>(sql`
      select currency, count(*)::int as n, sum(amount_paid) as total from orders
      where merchant_id = ${other} and paid_at > ${since}::timestamptz group by currency order by 2 desc, 1`);
    const volumes = await readVolumes({ db: world.ctx.db, wallClock: world.clock }, [other]);
    expect(rows.length).toBeGreaterThan(0);
    expect(volumes.get(other)?.map(({ currency, paid }) => [currency, paid.count, paid.amount])).toEqual(
      [...rows].map(({ currency, n, total }) => [currency, n, Number(total)]),
    );
  });

  it.each([
    ["all", {}],
    ["a search", { search: "shop 19" }],
    ["an id", { search: `mer_${"0".repeat(26)}` }],
    ["the active ones", { status: "active" as const }],
  ])("a page of %s is read by the key, in its order, and never sorted", async (_what, filter) => {
    for (const before of [null, middle]) {
      const plan = await planOf(listMerchantAccounts(world.ctx.db, filter, { before, limit: 21 }).getSQL());
      expect(plan.map((node) => node["Node Type"])).toEqual(["Limit", "Index Scan"]);
      expect(plan.at(-1)).toMatchObject({ "Index Name": "merchants_pkey", "Scan Direction": "Backward" });
    }
  });
});

function flatten(plan: Plan | undefined): Plan[] {
  return plan ? [plan, ...(plan.Plans ?? []).flatMap(flatten)] : [];
}

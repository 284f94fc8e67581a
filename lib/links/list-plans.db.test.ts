import { sql as drizzleSql } from "drizzle-orm";
import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Scope } from "@/db/context";
import { newId } from "@/lib/core/ids";
import { createProduct } from "@/tests/support/catalog";
import { createMerchant, createWorld, START, type World } from "@/tests/support/checkout-world";
import { type LinkFilter, listLinks } from "./list-links";

const LINKS = 20_000;
const LIMIT = 20;
/** Rows that a page may cost, those that are read and thrown away among them: it does not grow with the table. */
const MOST_ROWS = 5 * LIMIT;
/** Most links are for one customer and over: one in so many is in use, and one in so many sells the rare product. */
const ONE_IN_USE = 500;
const ONE_RARE = 1_000;

type Plan = {
  "Node Type": string;
  "Actual Rows": number;
  "Actual Loops": number;
  "Rows Removed by Filter"?: number;
  Plans?: Plan[];
};

describe(`a page of a list over ${LINKS} links`, () => {
  let world: World;
  let sql: postgres.Sql;
  const product = { common: "", rare: "", none: "prod_none" };
  beforeAll(async () => {
    world = await createWorld();
    sql = postgres(world.databaseUrl, { max: 1, onnotice: () => {} });
    await sql`set plan_cache_mode = force_custom_plan`;
    product.common = await createProduct(world.ctx, world.scope);
    product.rare = await createProduct(world.ctx, world.scope);
    await makeLinks(world, world.scope, LINKS, product);
    const other = await createMerchant(world.ctx);
    const theirs = await createProduct(world.ctx, other);
    await makeLinks(world, other, 5_000, { common: theirs, rare: theirs });
    await sql`vacuum analyze checkout_links`;
    await sql`vacuum analyze checkout_link_products`;
  }, 120_000);
  afterAll(async () => {
    await sql.end();
    await world.close();
  });

  async function rowsRead(query: { toSQL(): { sql: string; params: unknown[] } }): Promise<number> {
    const { sql: text, params } = query.toSQL();
    const [row] = await sql.unsafe(`explain (analyze, format json) ${text}`, params as never[]);
    return scansOf(row?.["QUERY PLAN"][0].Plan).reduce(
      (sum, scan) =>
        sum + (scan["Actual Rows"] + (scan["Rows Removed by Filter"] ?? 0)) * scan["Actual Loops"],
      0,
    );
  }

  it.each([
    ["every link", {}, LINKS],
    ["what is in use", { active: true }, LINKS / ONE_IN_USE],
    ["what is archived", { active: false }, LINKS - LINKS / ONE_IN_USE],
    ["a product of most", { product: "common" }, LINKS - LINKS / ONE_RARE],
    ["what is in use of it", { product: "common", active: true }, LINKS / ONE_IN_USE - LINKS / ONE_RARE],
    ["a rare product", { product: "rare" }, LINKS / ONE_RARE],
    ["what is archived of it", { product: "rare", active: false }, 0],
    ["no such product", { product: "none" }, 0],
  ] as const)("of %s reads little more than it shows", async (_name, wanted, count) => {
    const filter: LinkFilter = {
      ...wanted,
      product: "product" in wanted ? product[wanted.product] : undefined,
    };
    const { db } = world.ctx;
    const all = await listLinks(db, world.scope, filter, { before: null, limit: LINKS });
    expect(all).toHaveLength(count);
    const middle = all[Math.floor(all.length / 2)]?.id ?? null;
    for (const before of [null, middle]) {
      const page = { before, limit: LIMIT };
      expect(await rowsRead(listLinks(db, world.scope, filter, page))).toBeLessThanOrEqual(MOST_ROWS);
      const from = before === null ? 0 : all.findIndex(({ id }) => id === before) + 1;
      const shown = await listLinks(db, world.scope, filter, page);
      expect(shown.map(({ id }) => id)).toEqual(all.slice(from, from + LIMIT).map(({ id }) => id));
    }
  });
});

/** The newest are archived, as they are after a campaign. */
async function makeLinks(
  world: World,
  scope: Scope,
  count: number,
  product: { common: string; rare: string },
): Promise<void> {
  const rows = Array.from({ length: count }, () => newId("checkoutLink", world.ctx))
    .sort()
    .map((id, index) => ({
      id,
      active: index % ONE_IN_USE === 0,
      product: index % ONE_RARE === 0 ? product.rare : product.common,
    }));
  const json = JSON.stringify(rows);
  const at = START.toISOString();
  await world.ctx.db.execute(drizzleSql`
    insert into checkout_links (id, merchant_id, livemode, slug, items, active, created_at, updated_at)
    select id, ${scope.merchantId}, false, id, json_build_array(json_build_object('product', product, 'quantity', 1))::jsonb,
      active, ${at}::timestamptz, ${at}::timestamptz
    from json_to_recordset(${json}::json) as link (id text, active boolean, product text)`);
  await world.ctx.db.execute(drizzleSql`
    insert into checkout_link_products (link_id, product_id, merchant_id, livemode, active)
    select id, product, ${scope.merchantId}, false, active
    from json_to_recordset(${json}::json) as link (id text, active boolean, product text)`);
}

function scansOf(plan: Plan): Plan[] {
  const below = (plan.Plans ?? []).flatMap(scansOf);
  const isOfRows = plan["Node Type"].endsWith("Scan") && plan["Node Type"] !== "Bitmap Index Scan";
  return isOfRows ? [plan, ...below] : below;
}

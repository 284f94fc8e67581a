import { sql as drizzleSql } from "drizzle-orm";
import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Scope } from "@/db/context";
import { newId } from "@/lib/core/ids";
import { createMerchant, createWorld, START, type World } from "@/tests/support/checkout-world";
import {
  isFound,
  listProducts,
  MOST_SORTED_FINDS,
  type ProductFilter,
  selectFinds,
  selectProducts,
} from "./list-products";
import { indexedWords, searchFor, wordsOf } from "./search-words";

const PRODUCTS = 20_000;
const LIMIT = 20;
/** Rows that a page may cost, those that are read and thrown away among them: it does not grow with the table. */
const MOST_ROWS = 60 * LIMIT;
/**
 * Rows that it may cost to see how much a search finds: a word of every fourth product takes four times as many. The index's
 * own entries under a word are not counted: it hands them out whole, some ten million in a second.
 */
const MOST_FOUND = 5 * MOST_SORTED_FINDS;
const KINDS = ["Assam", "Darjeeling", "Oolong", "Sencha"];

type Plan = {
  "Node Type": string;
  "Actual Rows": number;
  "Actual Loops": number;
  "Rows Removed by Filter"?: number;
  Plans?: Plan[];
};

const FILTERS: Record<string, ProductFilter> = {
  nothing: {},
  "what is sold": { active: true },
  "what is archived": { active: false },
  reference: { reference: "REF-777" },
  "no such reference": { reference: "REF-none" },
  "a word of one product": { search: "n777x" },
  "the beginning of a reference": { search: "ref-777" },
  "a word of every product": { search: "tea" },
  "a word of every fourth product": { search: "oolong" },
  "no such word": { search: "coffee" },
  "a common and a rare word": { search: "tea n777x" },
  "a word of what is archived": { search: "tea", active: false },
};

describe(`a page of a list over ${PRODUCTS} products`, () => {
  let world: World;
  let sql: postgres.Sql;
  beforeAll(async () => {
    world = await createWorld();
    sql = postgres(world.databaseUrl, { max: 1, onnotice: () => {} });
    await sql`set plan_cache_mode = force_custom_plan`;
    await makeProducts(world, world.scope, PRODUCTS);
    // Others with the same words: nobody reads through their rows.
    for (let other = 0; other < 3; other += 1) {
      await makeProducts(world, await createMerchant(world.ctx), 5_000);
    }
    await sql`vacuum analyze products`;
  }, 120_000);
  afterAll(async () => {
    await sql.end();
    await world.close();
  });

  async function rowsRead(query: { toSQL(): { sql: string; params: unknown[] } }): Promise<number> {
    const { sql: text, params } = query.toSQL();
    const [row] = await sql.unsafe(`explain (analyze, format json) ${text}`, params as never[]);
    const scans = scansOf(row?.["QUERY PLAN"][0].Plan);
    return scans.reduce(
      (sum, scan) =>
        sum + (scan["Actual Rows"] + (scan["Rows Removed by Filter"] ?? 0)) * scan["Actual Loops"],
      0,
    );
  }

  it.each(Object.entries(FILTERS))(
    "by %s reads little more than it shows, and answers what a look at every row does",
    async (_name, { search, ...filter }) => {
      const page = { before: null, limit: LIMIT };
      const { db } = world.ctx;
      const words = search === undefined ? null : searchFor(world.scope, search);
      if (words === null) {
        expect(await rowsRead(selectProducts(db, world.scope, filter, page))).toBeLessThanOrEqual(MOST_ROWS);
      } else {
        const finds = selectFinds(db, world.scope, filter, null, words);
        expect(await rowsRead(finds)).toBeLessThanOrEqual(MOST_FOUND);
        const found = selectProducts(db, world.scope, filter, page, isFound(words, await finds));
        expect(await rowsRead(found)).toBeLessThanOrEqual(MOST_ROWS);
      }
      const listed = await listProducts(db, world.scope, { search, ...filter }, page);
      const all = await selectProducts(db, world.scope, filter, { before: null, limit: PRODUCTS });
      const expected = all.filter(({ name, reference }) => {
        const has = wordsOf(`${name} ${reference}`);
        return wordsOf(search ?? "").every((word) => has.some((each) => each.startsWith(word)));
      });
      expect(listed.map(({ id }) => id)).toEqual(expected.slice(0, LIMIT).map(({ id }) => id));
    },
  );
});

async function makeProducts(world: World, scope: Scope, count: number): Promise<void> {
  const rows = Array.from({ length: count }, (_, index) => {
    const name = `${KINDS[index % KINDS.length]} tea n${index}x`;
    const reference = `REF-${index}`;
    return {
      id: newId("product", world.ctx),
      name,
      reference,
      active: index % 20 !== 0,
      words: indexedWords(scope, { name, reference }),
    };
  });
  await world.ctx.db.execute(drizzleSql`
    insert into products (id, merchant_id, livemode, name, reference, active, words, created_at, updated_at)
    select id, ${scope.merchantId}, ${scope.livemode}, name, reference, active, words::tsvector,
      ${START.toISOString()}, ${START.toISOString()}
    from json_to_recordset(${JSON.stringify(rows)}::json) as product (
      id text, name text, reference text, active boolean, words text)`);
}

function scansOf(plan: Plan): Plan[] {
  const below = (plan.Plans ?? []).flatMap(scansOf);
  const isOfRows = plan["Node Type"].endsWith("Scan") && plan["Node Type"] !== "Bitmap Index Scan";
  return isOfRows ? [plan, ...below] : below;
}

import { and, count, eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { events, products } from "@/db/schema";
import { transact } from "@/lib/events/transact";
import { createMerchant, createWorld, type World } from "@/tests/support/checkout-world";
import { inRounds, raceAll, stagger } from "@/tests/support/race";
import { createProduct } from "./create-product";
import { readProductFile } from "./file/read-product-file";
import { importProducts } from "./import-products";
import { updateProduct } from "./update-product";

const LINES = 2_500;

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

async function importFile(scope: World["scope"], text: string) {
  const file = await readProductFile(new TextEncoder().encode(text), { charset: null });
  return transact(world.ctx, async (inside) => {
    const { id } = await importProducts(inside, scope, file, { isDryRun: false });
    return id;
  });
}

const manyLines = (name: string) =>
  `reference,name\n${Array.from({ length: LINES }, (_, index) => `M-${index},${name} ${index}\n`).join("")}`;
const countOf = async ({ merchantId }: World["scope"]) => {
  const [found] = await world.ctx.db
    .select({ all: count() })
    .from(products)
    .where(eq(products.merchantId, merchantId));
  return found?.all;
};

describe("two files of one merchant at once", () => {
  it("one is imported whole, the other refused whole or imported after it", async () => {
    const scope = await createMerchant(world.ctx);
    const answers = await raceAll([
      () => importFile(scope, manyLines("First")),
      () => importFile(scope, manyLines("Second")),
    ]);
    const done = answers.filter((answer) => answer.startsWith("imp_"));
    expect(done.length).toBeGreaterThan(0);
    expect(answers.every((answer) => /^(imp_|import_in_progress$)/.test(answer))).toBe(true);
    expect(await countOf(scope)).toBe(LINES);
    const names = await world.ctx.db
      .selectDistinct({ name: products.name })
      .from(products)
      .where(eq(products.merchantId, scope.merchantId));
    const kinds = new Set(names.map(({ name }) => name.split(" ")[0]));
    expect(kinds.size).toBe(1);
    const told = await world.ctx.db.select().from(events).where(eq(events.merchantId, scope.merchantId));
    expect(told).toHaveLength(done.length);
  });
});

describe("a file against one product of it that is created meanwhile", () => {
  it("ends in the file's product or in nothing of the file", async () => {
    await inRounds(6, async (round) => {
      const scope = await createMerchant(world.ctx);
      const request = { name: "Other", quantity_min: 1, quantity_max: 1, prices: {}, metadata: {} };
      const create = async () => {
        await stagger(round * 20);
        return transact(world.ctx, async (inside) => {
          const whole = await createProduct(inside, scope, { ...request, reference: "M-2400" });
          return whole.product.id;
        });
      };
      const [file, product] = await raceAll([() => importFile(scope, manyLines("File")), create]);
      if (file === "products_changed")
        expect([product?.slice(0, 5), await countOf(scope)]).toEqual(["prod_", 1]);
      else expect([file?.slice(0, 4), await countOf(scope)]).toEqual(["imp_", LINES]);
    });
  });
});

describe("a file against a change by the API", () => {
  it("loses nothing that it does not name", async () => {
    const scope = await createMerchant(world.ctx);
    await importFile(scope, manyLines("Old"));
    const [product] = await world.ctx.db
      .select()
      .from(products)
      .where(and(eq(products.merchantId, scope.merchantId), eq(products.reference, "M-7")));
    const change = async () => {
      await stagger(10);
      return transact(world.ctx, (inside) =>
        updateProduct(inside, scope, product?.id ?? "", { description: "Kept.", prices: { EUR: 100 } }),
      );
    };
    await Promise.all([importFile(scope, manyLines("New")), change()]);
    const [after] = await world.ctx.db
      .select()
      .from(products)
      .where(eq(products.id, product?.id ?? ""));
    expect(after).toMatchObject({ name: "New 7", description: "Kept." });
  });
});

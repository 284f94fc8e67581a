import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { checkoutItems } from "@/db/schema";
import { transact } from "@/lib/events/transact";
import { createProduct as createFor } from "@/tests/support/catalog";
import { createWorld, type World } from "@/tests/support/checkout-world";
import { inRounds, raceAll, stagger } from "@/tests/support/race";
import { archiveProduct } from "./archive-product";
import { createProduct } from "./create-product";
import { readScopedProduct } from "./queries";
import { restoreProduct } from "./restore-product";
import { updateProduct } from "./update-product";

const ROUNDS = 20;

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

type Request = Parameters<typeof updateProduct>[3];
const change = (id: string, request: Request) =>
  transact(world.ctx, (inside) => updateProduct(inside, world.scope, id, request));
const archive = (id: string) =>
  transact(world.ctx, async (inside) => (await archiveProduct(inside, world.scope, id)).product.active);
const openSession = (product: string) =>
  world.openSession({ currency: "EUR", items: [{ product, quantity: 1 }] });

describe("changes to one product at once", () => {
  it("lose nothing of one another: fields, prices, metadata, and each has an event of its own", async () => {
    await inRounds(ROUNDS, async () => {
      const id = await createFor(world.ctx, world.scope, { prices: { EUR: 1200, ISK: 1790 } });
      await Promise.all([
        change(id, { name: "Darjeeling", prices: { NOK: 1 } }),
        change(id, { description: "Flowery.", metadata: { a: "1" } }),
        change(id, { quantity_max: 20, prices: { SEK: 2 }, metadata: { b: "2" } }),
        change(id, { prices: { ISK: null } }),
        archive(id),
      ]);
      const { product, prices } = await readScopedProduct(world.ctx.db, world.scope, id);
      expect(product).toMatchObject({
        name: "Darjeeling",
        description: "Flowery.",
        quantityMax: 20,
        active: false,
        metadata: { a: "1", b: "2" },
        eventSequence: 6,
      });
      expect(prices).toEqual({ EUR: 1200, NOK: 1, SEK: 2 });
    });
  });

  it("never leave bounds that are inverted", async () => {
    await inRounds(ROUNDS, async () => {
      const id = await createFor(world.ctx, world.scope, { quantityMin: 3, quantityMax: 6 });
      const answers = await raceAll<unknown>([
        () => change(id, { quantity_min: 5 }),
        () => change(id, { quantity_max: 4 }),
      ]);
      expect(answers.filter((answer) => answer === "invalid_fields")).toHaveLength(1);
    });
  });

  it("give a reference to one of those who want it", async () => {
    await inRounds(ROUNDS, async (round) => {
      const other = await createFor(world.ctx, world.scope);
      const request = { quantity_min: 1, quantity_max: 1, prices: {}, metadata: {} };
      const create = () =>
        transact(world.ctx, (inside) =>
          createProduct(inside, world.scope, { ...request, name: "Tea", reference: `R-${round}` }),
        );
      const answers = await raceAll<unknown>([
        create,
        create,
        () => change(other, { reference: `R-${round}` }),
      ]);
      expect(answers.filter((answer) => answer === "invalid_fields")).toHaveLength(2);
    });
  });

  it("archive and restore leave what was last, with an event for each move", async () => {
    await inRounds(ROUNDS, async () => {
      const id = await createFor(world.ctx, world.scope);
      const restore = () => transact(world.ctx, (inside) => restoreProduct(inside, world.scope, id));
      await Promise.all([archive(id), restore(), archive(id), restore()]);
      const { product } = await readScopedProduct(world.ctx.db, world.scope, id);
      expect(product.active).toBe(product.eventSequence % 2 === 1);
    });
  });
});

describe("archive against a new session", () => {
  it("a session has the whole product, or is refused; one that begins after the archive is refused", async () => {
    await inRounds(ROUNDS, async (round) => {
      const product = await createFor(world.ctx, world.scope, { prices: { EUR: 1200 } });
      let isArchived = false;
      const sell = (turns: number) => async () => {
        await stagger(turns);
        const wasArchived = isArchived;
        const { id } = await openSession(product);
        expect(wasArchived).toBe(false);
        return id;
      };
      const end = async () => {
        await stagger(round % 5);
        await archive(product);
        isArchived = true;
        return "archived";
      };
      const answers = await raceAll([end, ...[0, 2, 4, 8, 16, 32].map(sell)]);
      expect(await raceAll([sell(0)])).toEqual(["invalid_fields"]);
      for (const id of answers.filter((answer) => answer.startsWith("cs_"))) {
        const lines = await world.ctx.db.select().from(checkoutItems).where(eq(checkoutItems.sessionId, id));
        expect(lines).toMatchObject([{ productId: product, unitAmount: 1200, quantityMax: 10 }]);
      }
    });
  });

  it("a price and a name that change together are sold together", async () => {
    await inRounds(ROUNDS, async () => {
      const product = await createFor(world.ctx, world.scope, { name: "Old", prices: { EUR: 100 } });
      const [, ...sessions] = await Promise.all([
        change(product, { name: "New", prices: { EUR: 200 } }),
        ...[1, 2, 3, 4].map(() => openSession(product)),
      ]);
      for (const { items } of sessions) {
        expect(["Old 100", "New 200"]).toContain(`${items[0]?.name} ${items[0]?.unit_amount}`);
      }
    });
  });
});

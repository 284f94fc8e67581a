import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type CartUpdate, cartUpdateSchema } from "@/lib/contracts/cart-update";
import { DAY_MS } from "@/lib/core/clock";
import { MAX_AMOUNT_MINOR } from "@/lib/core/money";
import { transact } from "@/lib/events/transact";
import { createWorld, type World } from "@/tests/support/checkout-world";
import { refusedFields } from "@/tests/support/refused-fields";
import { findSession, listSessionItems } from "./queries";
import { updateCart } from "./update-cart";

const TEA = {
  name: "Assam",
  unit_amount: 1200,
  quantity: 2,
  adjustable: { min: 2, max: 6 },
  removable: true,
};
const CUP = { name: "Cup", unit_amount: 900, quantity: 1, removable: true };

describe("updateCart", () => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld();
  });
  afterAll(() => world.close());

  const update = (id: string, changes: Partial<CartUpdate>) =>
    transact(world.ctx, (inside) => updateCart(inside, id, cartUpdateSchema.parse(changes)));

  async function cart(items: NonNullable<Parameters<World["openSession"]>[0]>["items"] = [TEA, CUP]) {
    const session = await world.openSession({ items });
    const [tea = "", cup = ""] = session.items.map((item) => item.id);
    const quantities = async () =>
      (await listSessionItems(world.ctx.db, session.id)).map((item) => [item.id, item.quantity]);
    return { id: session.id, tea, cup, quantities };
  }

  it("changes quantities within their bounds, both ends allowed", async () => {
    const { id, tea, cup, quantities } = await cart();
    for (const quantity of [6, 2, 3]) {
      await update(id, { quantities: [{ item: tea, quantity }] });
      expect(await quantities()).toEqual([
        [tea, quantity],
        [cup, 1],
      ]);
    }
  });

  it("refuses what is out of bounds, naming the line, and changes nothing at all", async () => {
    const { id, tea, cup, quantities } = await cart();
    const wanted = [
      { item: tea, quantity: 7 },
      { item: cup, quantity: 2 },
    ];
    expect(await refusedFields(update(id, { quantities: wanted, country: "NO" }))).toEqual([
      [`/quantities/${tea}`, "quantity_out_of_bounds"],
      [`/quantities/${cup}`, "quantity_not_adjustable"],
    ]);
    expect(await refusedFields(update(id, { quantities: [{ item: tea, quantity: 1 }] }))).toEqual([
      [`/quantities/${tea}`, "quantity_out_of_bounds"],
    ]);
    expect(await quantities()).toEqual([
      [tea, 2],
      [cup, 1],
    ]);
    expect((await findSession(world.ctx.db, id))?.country).toBe("DE");
  });

  it("takes a line out, by its button or by a quantity of nothing", async () => {
    const byButton = await cart();
    await update(byButton.id, { remove: byButton.tea });
    expect(await byButton.quantities()).toEqual([[byButton.cup, 1]]);
    const byQuantity = await cart();
    await update(byQuantity.id, { quantities: [{ item: byQuantity.cup, quantity: 0 }] });
    expect(await byQuantity.quantities()).toEqual([[byQuantity.tea, 2]]);
  });

  it("keeps the last line", async () => {
    const { id, tea, cup, quantities } = await cart();
    const nothing = [tea, cup].map((item) => ({ item, quantity: 0 }));
    expect(await refusedFields(update(id, { quantities: nothing }))).toEqual([["/remove", "items_empty"]]);
    await update(id, { remove: tea });
    expect(await refusedFields(update(id, { remove: cup }))).toEqual([["/remove", "items_empty"]]);
    expect(await quantities()).toEqual([[cup, 1]]);
  });

  it("does not leave a cart that costs nothing", async () => {
    const { id, tea } = await cart([TEA, { ...CUP, unit_amount: 0 }]);
    expect(await refusedFields(update(id, { remove: tea }))).toEqual([["/remove", "items_empty"]]);
  });

  it("refuses a total that is too large to count", async () => {
    const many = { name: "Gold", unit_amount: MAX_AMOUNT_MINOR, quantity: 1, adjustable: { min: 1, max: 2 } };
    const { id, tea } = await cart([many]);
    expect(await refusedFields(update(id, { quantities: [{ item: tea, quantity: 2 }] }))).toEqual([
      ["/quantities", "total_too_large"],
    ]);
  });

  it("never touches a line of another session", async () => {
    const mine = await cart();
    const theirs = await cart();
    await update(mine.id, { quantities: [{ item: theirs.tea, quantity: 6 }], remove: theirs.cup });
    expect(await theirs.quantities()).toEqual([
      [theirs.tea, 2],
      [theirs.cup, 1],
    ]);
    expect(await mine.quantities()).toEqual([
      [mine.tea, 2],
      [mine.cup, 1],
    ]);
  });

  it("keeps what was typed as it was typed, the newest of each field", async () => {
    const { id } = await cart();
    await update(id, { draft: { email: "ada@", name: "Ada" }, locale: "nb" });
    await update(id, { draft: { email: "ada@customer.example" }, country: "NO" });
    expect(await findSession(world.ctx.db, id)).toMatchObject({
      draft: { email: "ada@customer.example", name: "Ada" },
      country: "NO",
      locale: "nb",
    });
  });

  it("keeps a bounded number of typed fields, however many are sent over time", async () => {
    const { id } = await cart();
    for (let round = 0; round < 4; round += 1) {
      const fields = Array.from({ length: 20 }, (_, field) => [`${round}_${field}`, "x"]);
      await update(id, { draft: Object.fromEntries(fields) });
    }
    const draft = (await findSession(world.ctx.db, id))?.draft ?? {};
    expect(Object.keys(draft).length).toBeLessThanOrEqual(20);
    expect(draft["3_0"]).toBe("x");
  });

  it("is over with the session, even before the sweep has come", async () => {
    const { id, tea } = await cart();
    const placed = await cart();
    await world.placeOrder(placed.id);
    await expect(update(placed.id, {})).rejects.toMatchObject({ status: 409, code: "session_completed" });
    world.clock.advance(DAY_MS);
    const late = update(id, { quantities: [{ item: tea, quantity: 3 }] });
    await expect(late).rejects.toMatchObject({ status: 410, code: "session_expired" });
    await expect(update("cs_none", {})).rejects.toMatchObject({ status: 404 });
  });
});

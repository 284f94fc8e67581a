import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { UpdateSessionRequest } from "@/lib/contracts/cart-update";
import { DAY_MS } from "@/lib/core/clock";
import { must } from "@/lib/core/invariant";
import { transact } from "@/lib/events/transact";
import { createMerchant, createWorld, type World } from "@/tests/support/checkout-world";
import { refusedFields } from "@/tests/support/refused-fields";
import { changeSession } from "./change-session";

const TWO_LINES = [
  { name: "Assam", unit_amount: 1200, quantity: 2, adjustable: { min: 0, max: 5 } },
  { name: "Darjeeling", unit_amount: 1950, quantity: 1, removable: true },
];

describe("changeSession", () => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld();
  });
  afterAll(() => world.close());

  async function open() {
    const session = await world.openSession({ items: TWO_LINES });
    const [assam, darjeeling] = session.items.map(({ id }) => id);
    return { id: session.id, assam: must(assam, "a line"), darjeeling: must(darjeeling, "a line") };
  }
  const change = (id: string, request: Partial<UpdateSessionRequest>, scope = world.scope) =>
    transact(world.ctx, (inside) => changeSession(inside, scope, id, { quantities: [], ...request }));

  it("changes quantities, country and language, and answers with the new total", async () => {
    const { id, assam, darjeeling } = await open();
    const quantities = [
      { item: assam, quantity: 5 },
      { item: darjeeling, quantity: 0 },
    ];
    const changed = await change(id, { quantities, country: "IS", locale: "is" });
    expect(changed).toMatchObject({
      amount_total: 6000,
      country: "IS",
      locale: "is",
      items: [{ id: assam }],
    });
  });

  it("names each wrong entry by its place, and changes nothing", async () => {
    const { id, assam, darjeeling } = await open();
    const outside = [
      { item: assam, quantity: 6 },
      { item: darjeeling, quantity: 2 },
    ];
    expect(await refusedFields(change(id, { quantities: outside, country: "IS" }))).toEqual([
      ["/quantities/0/quantity", "quantity_out_of_bounds"],
      ["/quantities/1/quantity", "quantity_not_adjustable"],
    ]);
    const unknown = [{ item: "item_of_nobody", quantity: 1 }];
    expect(await refusedFields(change(id, { quantities: unknown }))).toEqual([
      ["/quantities/0/item", "session_item_unknown"],
    ]);
    const nothing = [assam, darjeeling].map((item) => ({ item, quantity: 0 }));
    expect(await refusedFields(change(id, { quantities: nothing }))).toEqual([
      ["/quantities", "items_empty"],
    ]);
    expect(await change(id, {})).toMatchObject({ amount_total: 4350, country: "DE" });
  });

  it("refuses another merchant's session, one whose order is placed, and one that is over", async () => {
    const { id } = await open();
    const other = await createMerchant(world.ctx);
    await expect(change(id, {}, other)).rejects.toMatchObject({ status: 404 });
    await world.placeOrder(id);
    await expect(change(id, {})).rejects.toMatchObject({ status: 409, code: "session_completed" });
    const late = await open();
    world.clock.advance(DAY_MS);
    await expect(change(late.id, {})).rejects.toMatchObject({ status: 410, code: "session_expired" });
  });
});

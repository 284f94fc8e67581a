import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { bankEntrySchema } from "@/lib/contracts/bank-objects";
import { type ApiWorld, createApiWorld } from "@/tests/support/api-world";
import { bankHands } from "@/tests/support/bank-hands";
import type { Booking } from "@/tests/support/camt";
import { checkInvariants } from "@/tests/support/invariants";

let world: ApiWorld;
beforeAll(async () => {
  world = await createApiWorld();
});
afterEach(() => checkInvariants(world));
afterAll(() => world.close());

const { handIn, entriesOf, match, booking, awaiting } = bankHands(() => world);

describe("an entry that stayed unmatched", () => {
  async function unmatched(more: Partial<Booking> = {}) {
    const { id } = await handIn([booking({ text: "For my order", ...more })]);
    const [entry] = await entriesOf(id);
    return entry?.id ?? "";
  }

  it("pays the order that the merchant says, once", async () => {
    const [entry, order] = [await unmatched(), await awaiting()];
    const answer = await match(entry, order.id);
    expect(answer.as(bankEntrySchema)).toMatchObject({
      status: "matched",
      reason: null,
      order: order.id,
      payment: order.payment,
    });
    expect(await world.readOrder(order.id)).toMatchObject({ status: "paid" });
    expect((await match(entry, order.id)).body).toEqual(answer.body);
    expect((await match(entry, (await awaiting()).id)).body).toMatchObject({
      code: "bank_entry_not_matchable",
    });
    expect((await world.call("GET", `/bank-entries/${entry}`)).body).toEqual(answer.body);
    expect((await match(await unmatched(), order.id)).body.detail).toBe("The order is paid already.");
  });

  it.each([
    ["less than is owed", { amount: "1.00" }, "The entry is less than the order awaits."],
    ["more than is owed", { amount: "25.00" }, "The entry is more than the order awaits."],
    ["another currency", { currency: "USD" }, "The order is owed in another currency."],
    ["money that has come back", { isReturn: true }, "The entry is money of yours that has come back."],
    [
      "money taken back",
      { direction: "DBIT", isReversal: true } as const,
      "The entry is money that went out.",
    ],
  ])("pays nothing where it is %s", async (_what, more, detail) => {
    const [entry, order] = [await unmatched(more), await awaiting()];
    expect((await match(entry, order.id)).body).toMatchObject({
      status: 409,
      code: "bank_entry_not_matchable",
      detail,
    });
    expect(await world.readOrder(order.id)).toMatchObject({ status: "unpaid" });
  });

  it("is like none to others, and an order of others is unknown", async () => {
    const [entry, order] = [await unmatched(), await awaiting()];
    for (const key of [world.keys.otherSecret, world.keys.live]) {
      expect((await match(entry, order.id, key)).status).toBe(404);
      expect((await world.call("GET", `/bank-entries/${entry}`, { key })).status).toBe(404);
    }
    expect((await match(entry, "ord_none")).body.errors).toMatchObject([
      { pointer: "/order", code: "order_unknown" },
    ]);
    const lists = await world.call("GET", "/bank-entries", { key: world.keys.otherSecret });
    expect(lists.text).not.toContain(entry);
  });
});

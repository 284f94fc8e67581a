import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { transitions } from "@/db/schema";
import { DAY_MS } from "@/lib/core/clock";
import { createMerchant, createWorld, type World } from "@/tests/support/checkout-world";
import { checkInvariants } from "@/tests/support/invariants";
import { markOrderPaid } from "./mark-order-paid";

describe("markOrderPaid", () => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld();
  });
  afterAll(() => world.close());

  const mark = (orderId: string, scope = world.scope) => markOrderPaid(world.ctx, scope, orderId);

  async function awaiting() {
    const order = await world.order({}, "bank_transfer");
    return { order, payment: await world.pay(order.id, "bank_transfer") };
  }

  it("makes the order paid and the transfer succeeded, by the merchant's word", async () => {
    const { order, payment } = await awaiting();
    world.clock.advance(3 * DAY_MS);
    expect(await mark(order.id)).toMatchObject({
      status: "paid",
      amountPaid: 2400,
      paidAt: world.clock.now(),
    });
    expect(await world.payment(payment.id)).toMatchObject({ status: "succeeded", amountCaptured: 2400 });
    expect(await world.told(order.id)).toEqual(["order.created", "order.paid"]);
    const moves = await world.ctx.db.select().from(transitions).where(eq(transitions.objectId, payment.id));
    expect(moves.find((move) => move.to === "succeeded")).toMatchObject({ actor: "merchant" });
    await checkInvariants(world);
  });

  it("is harmless twice", async () => {
    const { order, payment } = await awaiting();
    const first = await mark(order.id);
    expect(await mark(order.id)).toEqual(first);
    expect(await world.told(payment.id)).toHaveLength(4);
  });

  it("is refused where a card has paid meanwhile, so that the merchant hears of money that came twice", async () => {
    const { order, payment } = await awaiting();
    await world.pay(order.id);
    await expect(mark(order.id)).rejects.toMatchObject({ status: 409, code: "order_paid_otherwise" });
    expect(await world.readOrder(order.id)).toMatchObject({ status: "paid", amountPaid: 2400 });
    expect(await world.payment(payment.id)).toMatchObject({ status: "canceled", reason: "superseded" });
    await checkInvariants(world);
  });

  it("is refused where no transfer is awaited", async () => {
    const refusal = { status: 409, code: "order_not_awaiting_funds" };
    const unpaid = await world.order();
    await expect(mark(unpaid.id)).rejects.toMatchObject(refusal);
    await world.pay(unpaid.id, "card", "sandbox_card_challenge_visa");
    await expect(mark(unpaid.id)).rejects.toMatchObject(refusal);
    expect(await world.readOrder(unpaid.id)).toMatchObject({ status: "unpaid", amountPaid: 0 });
  });

  it("answers for another merchant's order, and the other mode's, as for none", async () => {
    const { order } = await awaiting();
    const stranger = await createMerchant(world.ctx);
    for (const scope of [stranger, { ...world.scope, livemode: true }]) {
      await expect(mark(order.id, scope)).rejects.toMatchObject({ status: 404, code: "not_found" });
    }
    await expect(mark("ord_none")).rejects.toMatchObject({ status: 404 });
    expect(await world.readOrder(order.id)).toMatchObject({ status: "unpaid" });
  });
});

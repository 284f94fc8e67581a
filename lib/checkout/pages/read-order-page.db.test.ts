import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DAY_MS } from "@/lib/core/clock";
import { cancelOrder } from "@/lib/orders/cancel-order";
import { createWorld, type World } from "@/tests/support/checkout-world";
import { createRefundWorld } from "@/tests/support/refund-world";
import { readOrderPage } from "./read-order-page";

describe("the page of an order that is over", () => {
  let world: World;
  let refunding: ReturnType<typeof createRefundWorld>;
  beforeAll(async () => {
    world = await createWorld();
    refunding = createRefundWorld(world);
  });
  afterAll(() => world.close());

  async function page(orderId: string) {
    const order = await world.readOrder(orderId);
    return readOrderPage(world.ctx, {
      order,
      locale: "en",
      wantedMethod: null,
      errors: {},
      isReturned: false,
    });
  }

  it("says how much went back, part by part", async () => {
    const { order } = await refunding.paid();
    await refunding.refund(order.id, { amount: 350 });
    expect(await page(order.id)).toMatchObject({ status: "paid", amountRefunded: 0 });
    await world.runDue();
    expect(await page(order.id)).toMatchObject({
      status: "partially_refunded",
      amountTotal: 4350,
      amountRefunded: 350,
      paidAt: world.clock.now().toISOString(),
      payment: { status: "succeeded" },
      canPay: false,
      canChangeMethod: false,
    });
    await refunding.refund(order.id);
    await world.runDue();
    expect(await page(order.id)).toMatchObject({
      status: "refunded",
      amountRefunded: 4350,
      canPay: false,
      result: null,
    });
  });

  it("offers nothing to pay once it was canceled", async () => {
    const order = await world.order();
    expect(await page(order.id)).toMatchObject({ canPay: true });
    await cancelOrder(world.ctx, world.scope, order.id);
    expect(await page(order.id)).toMatchObject({ status: "canceled", canPay: false, canChangeMethod: false });
  });

  it("offers nothing to pay from the moment on that it is to be deleted", async () => {
    const order = await world.order();
    world.clock.advance(90 * DAY_MS);
    expect(await page(order.id)).toMatchObject({ status: "unpaid", canPay: false });
    await world.runDue();
    expect(await page(order.id)).toMatchObject({ status: "deleted", canPay: false });
  });
});

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { SECOND_MS } from "@/lib/core/clock";
import { createMerchant, createWorld, type World } from "@/tests/support/checkout-world";
import { answerIsLost, createInterceptor } from "@/tests/support/interceptor";
import { checkInvariants } from "@/tests/support/invariants";
import { cancelOrder } from "./cancel-order";

describe("cancelOrder", () => {
  let world: World;
  const bank = createInterceptor();
  beforeAll(async () => {
    world = await createWorld({ wrapProvider: bank.wrap });
  });
  afterAll(() => world.close());

  const cancel = (id: string, reason?: string) => cancelOrder(world.ctx, world.scope, id, reason);

  it("ends an unpaid order, and keeps the reason", async () => {
    const order = await world.order();
    world.clock.advance(SECOND_MS);
    expect(await cancel(order.id, "Out of stock.")).toMatchObject({
      status: "canceled",
      reason: "Out of stock.",
      endedAt: world.clock.now(),
    });
    expect(await world.told(order.id)).toEqual(["order.created", "order.canceled"]);
    await expect(world.pay(order.id)).rejects.toMatchObject({ status: 409, code: "order_not_payable" });
    await checkInvariants(world);
  });

  it("is harmless twice, and keeps the first reason", async () => {
    const order = await world.order();
    const first = await cancel(order.id);
    expect(first).toMatchObject({ reason: "merchant_canceled" });
    expect(await cancel(order.id, "Another reason.")).toEqual(first);
    expect(await world.told(order.id)).toEqual(["order.created", "order.canceled"]);
  });

  it.each([
    ["a customer who is still at the bank", "card", "sandbox_card_challenge_visa"],
    ["a transfer that is awaited", "bank_transfer", null],
  ])("releases %s first", async (_, method, token) => {
    const order = await world.order({}, method);
    const payment = await world.pay(order.id, method, token);
    expect(await cancel(order.id)).toMatchObject({ status: "canceled" });
    expect(await world.payment(payment.id)).toMatchObject({ status: "canceled", reason: "order_canceled" });
    await checkInvariants(world);
  });

  it("gives a hold back at the bank first", async () => {
    const order = await world.order({ confirmation: "manual" });
    const payment = await world.pay(order.id);
    expect(await cancel(order.id)).toMatchObject({ status: "canceled" });
    expect(await world.payment(payment.id)).toMatchObject({ status: "canceled", reason: "order_canceled" });
    expect(await world.bank.books(payment.id)).toMatchObject({ status: "released", capturedMinor: 0 });
    await checkInvariants(world);
  });

  it("is refused while the bank's answer is awaited, and works once it has come", async () => {
    const order = await world.order();
    const payment = await world.pay(order.id, "card", "sandbox_card_late_decline_visa");
    expect(payment).toMatchObject({ status: "processing" });
    await expect(cancel(order.id)).rejects.toMatchObject({ status: 409, code: "payment_in_progress" });
    expect(await world.readOrder(order.id)).toMatchObject({ status: "unpaid" });
    world.clock.advance(31 * SECOND_MS);
    await world.runDue();
    expect(await cancel(order.id)).toMatchObject({ status: "canceled" });
    await checkInvariants(world);
  });

  it("is refused while nobody knows whether the release came through, and works afterwards", async () => {
    const order = await world.order({ confirmation: "manual" });
    await world.pay(order.id);
    bank.plan("release", answerIsLost);
    await expect(cancel(order.id)).rejects.toMatchObject({ status: 409, code: "payment_in_progress" });
    world.clock.advance(31 * SECOND_MS);
    await world.runDue();
    expect(await cancel(order.id)).toMatchObject({ status: "canceled" });
    await checkInvariants(world);
  });

  it("is refused once it is paid, also by a customer who was faster at the bank", async () => {
    const refusal = { status: 409, code: "order_not_cancelable" };
    const paid = await world.order();
    await world.pay(paid.id);
    await expect(cancel(paid.id)).rejects.toMatchObject(refusal);
    const racing = await world.order();
    const payment = await world.pay(racing.id, "card", "sandbox_card_challenge_visa");
    await world.bank.decide(payment.id, "approve");
    await expect(cancel(racing.id)).rejects.toMatchObject(refusal);
    expect(await world.readOrder(racing.id)).toMatchObject({ status: "paid", reason: null });
    await checkInvariants(world);
  });

  it("gives back what the bank takes afterwards all the same", async () => {
    const order = await world.order();
    const payment = await world.pay(order.id, "card", "sandbox_card_challenge_visa");
    bank.plan("release", async () => ({ kind: "released" }));
    await cancel(order.id);
    await world.bank.decide(payment.id, "approve");
    await world.deliverBankEvents();
    await world.runDue();
    expect(await world.bank.books(payment.id)).toMatchObject({ capturedMinor: 2400, refundedMinor: 2400 });
    expect(await world.told(payment.id)).toContain("payment.unexpected_report");
    expect(await world.readOrder(order.id)).toMatchObject({ status: "canceled", amountPaid: 0 });
    await checkInvariants(world);
  });

  it("answers for another merchant's order, and the other mode's, as for none", async () => {
    const order = await world.order();
    const stranger = await createMerchant(world.ctx);
    for (const scope of [stranger, { ...world.scope, livemode: true }]) {
      const foreign = cancelOrder(world.ctx, scope, order.id);
      await expect(foreign).rejects.toMatchObject({ status: 404, code: "not_found" });
    }
    await expect(cancel("ord_none")).rejects.toMatchObject({ status: 404 });
    expect(await world.readOrder(order.id)).toMatchObject({ status: "unpaid" });
  });
});

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { SECOND_MS } from "@/lib/core/clock";
import { createMerchant, createWorld, type World } from "@/tests/support/checkout-world";
import { answerIsLost, createInterceptor } from "@/tests/support/interceptor";
import { checkInvariants } from "@/tests/support/invariants";
import { cancelPayment } from "./cancel-payment";
import { confirmPayment } from "./confirm-payment";

describe("cancelPayment", () => {
  let world: World;
  const bank = createInterceptor();
  beforeAll(async () => {
    world = await createWorld({ wrapProvider: bank.wrap });
  });
  afterAll(() => world.close());

  const cancel = (id: string, scope = world.scope) => cancelPayment(world.ctx, scope, id);

  async function authorized() {
    const order = await world.order({ confirmation: "manual" });
    return { order, payment: await world.pay(order.id) };
  }

  it("gives the hold back at the bank, and says why", async () => {
    const { payment } = await authorized();
    const canceled = await cancel(payment.id);
    expect(canceled).toMatchObject({ status: "canceled", reason: "merchant_canceled", amountCaptured: 0 });
    expect(await world.bank.books(payment.id)).toMatchObject({ status: "released", capturedMinor: 0 });
    expect((await world.told(payment.id)).slice(-2)).toEqual(["payment.voiding", "payment.canceled"]);
    await checkInvariants(world);
  });

  it("leaves the order to be paid by another payment", async () => {
    const { order, payment } = await authorized();
    await cancel(payment.id);
    expect(await world.readOrder(order.id)).toMatchObject({ status: "unpaid" });
    const next = await world.pay(order.id);
    expect(await confirmPayment(world.ctx, world.scope, next.id)).toMatchObject({ status: "succeeded" });
    await checkInvariants(world);
  });

  it("is harmless twice, and calls the bank once", async () => {
    const { payment } = await authorized();
    const first = await cancel(payment.id);
    const callsBefore = bank.countCalls("release");
    expect(await cancel(payment.id)).toEqual(first);
    expect(bank.countCalls("release")).toBe(callsBefore);
  });

  it("hears old news of the hold it gave back without alarm", async () => {
    const { payment } = await authorized();
    await cancel(payment.id);
    world.clock.advance(SECOND_MS);
    await world.deliverBankEvents();
    await world.runDue();
    expect(await world.told(payment.id)).not.toContain("payment.unexpected_report");
    await checkInvariants(world);
  });

  it("lets nobody confirm any more", async () => {
    const { payment } = await authorized();
    await cancel(payment.id);
    await expect(confirmPayment(world.ctx, world.scope, payment.id)).rejects.toMatchObject({
      status: 409,
      code: "payment_not_confirmable",
    });
  });

  it("withdraws a payment from a customer who is still at the bank", async () => {
    const order = await world.order();
    const payment = await world.pay(order.id, "card", "sandbox_card_challenge_visa");
    expect(await cancel(payment.id)).toMatchObject({ status: "canceled" });
    expect(await world.bank.decide(payment.id, "approve")).toBe(false);
    await checkInvariants(world);
  });

  it("says paid where the customer was faster", async () => {
    const order = await world.order();
    const payment = await world.pay(order.id, "card", "sandbox_card_challenge_visa");
    await world.bank.decide(payment.id, "approve");
    expect(await cancel(payment.id)).toMatchObject({ status: "succeeded", reason: null });
    expect(await world.readOrder(order.id)).toMatchObject({ status: "paid" });
    await checkInvariants(world);
  });

  it("ends a transfer that nobody has paid", async () => {
    const order = await world.order({}, "bank_transfer");
    const payment = await world.pay(order.id, "bank_transfer");
    expect(await cancel(payment.id)).toMatchObject({ status: "canceled", reason: "merchant_canceled" });
  });

  it("is refused once captured, once failed, and while the bank's answer is awaited", async () => {
    const refusal = { status: 409, code: "payment_not_cancelable" };
    const orders = [await world.order(), await world.order(), await world.order()] as const;
    const captured = await world.pay(orders[0].id);
    const failed = await world.pay(orders[1].id, "card", "sandbox_card_declined_visa");
    const processing = await world.pay(orders[2].id, "card", "sandbox_card_late_event_visa");
    for (const { id } of [captured, failed, processing])
      await expect(cancel(id)).rejects.toMatchObject(refusal);
    expect(await world.bank.books(captured.id)).toMatchObject({ capturedMinor: 2400 });
    world.clock.advance(31 * SECOND_MS);
    await world.runDue();
    await checkInvariants(world);
  });

  it("is asked about until the bank has said that the hold is released", async () => {
    const { payment } = await authorized();
    bank.plan("release", answerIsLost);
    expect(await cancel(payment.id)).toMatchObject({ status: "voiding", reason: "merchant_canceled" });
    expect(await cancel(payment.id)).toMatchObject({ status: "voiding" });
    world.clock.advance(31 * SECOND_MS);
    await world.runDue();
    expect(await world.payment(payment.id)).toMatchObject({
      status: "canceled",
      reason: "merchant_canceled",
    });
    await checkInvariants(world);
  });

  it("answers for another merchant's payment, and the other mode's, as for none", async () => {
    const { payment } = await authorized();
    const stranger = await createMerchant(world.ctx);
    for (const scope of [stranger, { ...world.scope, livemode: true }]) {
      await expect(cancel(payment.id, scope)).rejects.toMatchObject({ status: 404, code: "not_found" });
    }
    await expect(cancel("pay_none")).rejects.toMatchObject({ status: 404 });
    expect(await world.bank.books(payment.id)).toMatchObject({ status: "authorized" });
  });
});

import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { refunds, transitions } from "@/db/schema";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "@/lib/core/clock";
import { markOrderPaid } from "@/lib/payments/mark-order-paid";
import { createWorld, type World } from "@/tests/support/checkout-world";
import { answerIsLost, callIsLost, createInterceptor } from "@/tests/support/interceptor";
import { checkInvariants } from "@/tests/support/invariants";
import { deleteOrder } from "./delete-order";

describe("an order that stays unpaid", () => {
  let world: World;
  const bank = createInterceptor();
  beforeAll(async () => {
    world = await createWorld({ wrapProvider: bank.wrap });
  });
  afterAll(() => world.close());

  /** To just before the order's time is over. */
  const wait = () => world.clock.advance(90 * DAY_MS - 1);
  const passDeadline = () => world.clock.advance(1);

  it("is deleted ninety days after it was placed, and not a moment before", async () => {
    const order = await world.order();
    wait();
    await world.runDue();
    expect(await world.readOrder(order.id)).toMatchObject({ status: "unpaid" });
    passDeadline();
    await world.runDue();
    expect(await world.readOrder(order.id)).toMatchObject({
      status: "deleted",
      reason: "unpaid",
      endedAt: world.clock.now(),
    });
    expect(await world.told(order.id)).toEqual(["order.created", "order.deleted"]);
    const moves = await world.ctx.db.select().from(transitions).where(eq(transitions.objectId, order.id));
    expect(moves.find(({ to }) => to === "deleted")).toMatchObject({ actor: "system", trigger: "delete" });
    await checkInvariants(world);
  });

  it("cannot be paid once its time is over, though no sweep has come by", async () => {
    const order = await world.order();
    wait();
    passDeadline();
    await expect(world.pay(order.id)).rejects.toMatchObject({ status: 409, code: "order_not_payable" });
  });

  it("ends the transfer that was awaited all the time", async () => {
    const order = await world.order({}, "bank_transfer");
    const payment = await world.pay(order.id, "bank_transfer");
    wait();
    passDeadline();
    await world.runDue();
    expect(await world.readOrder(order.id)).toMatchObject({ status: "deleted" });
    expect(await world.payment(payment.id)).toMatchObject({ status: "canceled", reason: "order_deleted" });
    await expect(markOrderPaid(world.ctx, world.scope, order.id)).rejects.toMatchObject({ status: 409 });
    await checkInvariants(world);
  });

  it.each([
    ["a customer who is at the bank just then", "automatic", "sandbox_card_challenge_visa"],
    ["a hold that awaits the merchant's word", "manual", "sandbox_card_succeeds_visa"],
  ] as const)("releases %s first", async (_, confirmation, token) => {
    const order = await world.order({ confirmation });
    wait();
    const payment = await world.pay(order.id, "card", token);
    passDeadline();
    await world.runDue();
    expect(await world.payment(payment.id)).toMatchObject({ status: "canceled", reason: "order_deleted" });
    expect(await world.bank.books(payment.id)).toMatchObject({ status: "released", capturedMinor: 0 });
    expect(await world.readOrder(order.id)).toMatchObject({ status: "deleted" });
    await checkInvariants(world);
  });

  it("waits for a payment in flight, and is paid if that succeeds", async () => {
    const order = await world.order();
    wait();
    bank.plan("submit", answerIsLost);
    const payment = await world.pay(order.id);
    expect(payment).toMatchObject({ status: "processing" });
    passDeadline();
    await world.runDue();
    const waiting = await world.readOrder(order.id);
    expect(waiting.status).toBe("unpaid");
    expect(waiting.deleteAt.getTime()).toBeGreaterThan(world.clock.now().getTime());
    world.clock.advance(MINUTE_MS);
    await world.runDue();
    world.clock.advance(DAY_MS);
    await world.runDue();
    expect(await world.readOrder(order.id)).toMatchObject({ status: "paid", reason: null });
    await checkInvariants(world);
  });

  it("waits for a payment in flight, and is deleted if that fails", async () => {
    const order = await world.order();
    wait();
    await world.pay(order.id, "card", "sandbox_card_late_decline_visa");
    passDeadline();
    await world.runDue();
    expect(await world.readOrder(order.id)).toMatchObject({ status: "unpaid" });
    world.clock.advance(HOUR_MS);
    await world.runDue();
    await world.runDue();
    expect(await world.readOrder(order.id)).toMatchObject({ status: "deleted" });
    await checkInvariants(world);
  });

  it("waits until it is known that the release came through", async () => {
    const order = await world.order({ confirmation: "manual" });
    wait();
    const payment = await world.pay(order.id);
    passDeadline();
    bank.plan("release", callIsLost);
    await world.runDue();
    expect(await world.payment(payment.id)).toMatchObject({ status: "voiding" });
    expect(await world.readOrder(order.id)).toMatchObject({ status: "unpaid" });
    world.clock.advance(HOUR_MS);
    await world.runDue();
    expect(await world.readOrder(order.id)).toMatchObject({ status: "deleted" });
    expect(await world.bank.books(payment.id)).toMatchObject({ status: "released" });
    await checkInvariants(world);
  });

  it("keeps money that comes later, tells of it and gives it back", async () => {
    const order = await world.order();
    wait();
    const payment = await world.pay(order.id, "card", "sandbox_card_challenge_visa");
    passDeadline();
    bank.plan("release", async () => ({ kind: "released" }));
    await world.runDue();
    expect(await world.readOrder(order.id)).toMatchObject({ status: "deleted" });
    await world.bank.decide(payment.id, "approve");
    await world.deliverBankEvents();
    await world.runDue();
    expect(await world.told(payment.id)).toContain("payment.unexpected_report");
    const given = await world.ctx.db.select().from(refunds).where(eq(refunds.paymentId, payment.id));
    expect(given).toMatchObject([{ status: "succeeded", amount: 2400, reason: "captured_after_end" }]);
    expect(await world.bank.books(payment.id)).toMatchObject({ refundedMinor: 2400 });
    expect(await world.readOrder(order.id)).toMatchObject({ status: "deleted", amountRefunded: 0 });
    await checkInvariants(world);
  });

  it("is never deleted once it is paid, canceled or not due", async () => {
    const paid = await world.order();
    await world.pay(paid.id);
    const early = await world.order();
    await deleteOrder(world.ctx, early.id);
    expect(await world.readOrder(early.id)).toMatchObject({ status: "unpaid" });
    wait();
    passDeadline();
    await world.runDue();
    await deleteOrder(world.ctx, paid.id);
    expect(await world.readOrder(paid.id)).toMatchObject({ status: "paid", endedAt: null });
    await checkInvariants(world);
  });
});

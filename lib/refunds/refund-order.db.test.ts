import { eq } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { events, orders, payments } from "@/db/schema";
import { DAY_MS, SECOND_MS } from "@/lib/core/clock";
import { cancelPayment } from "@/lib/payments/cancel-payment";
import { markOrderPaid } from "@/lib/payments/mark-order-paid";
import { createMerchant, createWorld, type World } from "@/tests/support/checkout-world";
import { answerIsLost, callIsLost, createInterceptor } from "@/tests/support/interceptor";
import { checkInvariants } from "@/tests/support/invariants";
import { createRefundWorld } from "@/tests/support/refund-world";
import { refusedFields } from "@/tests/support/refused-fields";
import { recordRefundReport } from "./record-refund-report";

describe("refundOrder", () => {
  let world: World;
  let refunding: ReturnType<typeof createRefundWorld>;
  const bank = createInterceptor();
  beforeAll(async () => {
    world = await createWorld({ wrapProvider: bank.wrap });
    refunding = createRefundWorld(world);
  });
  afterEach(async () => {
    await world.runDue();
    await checkInvariants(world);
  });
  afterAll(() => world.close());

  it("gives everything back: payment, order and the bank's books say so", async () => {
    const { order, payment } = await refunding.paid();
    const refund = await refunding.refund(order.id, { reason: "It came broken." });
    expect(refund).toMatchObject({ status: "pending", amount: 4350, reason: "It came broken." });
    expect(await world.readOrder(order.id)).toMatchObject({ status: "paid", amountRefunded: 0 });
    await world.runDue();
    expect(await refunding.readRefund(refund.id)).toMatchObject({
      status: "succeeded",
      finishedAt: world.clock.now(),
    });
    expect(await world.payment(payment.id)).toMatchObject({ status: "succeeded", amountRefunded: 4350 });
    expect(await world.readOrder(order.id)).toMatchObject({ status: "refunded", amountRefunded: 4350 });
    expect(await world.bank.books(payment.id)).toMatchObject({ refundedMinor: 4350 });
    expect(await world.told(order.id)).toEqual(["order.created", "order.paid", "order.refunded"]);
  });

  it("tells of every part that goes back, with an event and a move of its own", async () => {
    const { order } = await refunding.paid();
    for (const amount of [1000, 1, 3349]) {
      await refunding.refund(order.id, { amount });
      await world.runDue();
      world.clock.advance(SECOND_MS);
    }
    expect((await world.told(order.id)).slice(2)).toEqual([
      "order.partially_refunded",
      "order.partially_refunded",
      "order.refunded",
    ]);
    expect(await refunding.moves(order.id, "partially_refunded")).toMatchObject([
      { from: "paid", trigger: "refund_part" },
      { from: "partially_refunded", trigger: "refund_part" },
    ]);
    const told = await world.ctx.db.select().from(events).where(eq(events.objectId, order.id));
    const amounts = told.map(({ body }) => JSON.parse(body).data.amount_refunded);
    expect(amounts.sort((left, right) => left - right)).toEqual([0, 0, 1000, 1001, 4350]);
  });

  it("gives back by line, and tells which", async () => {
    const { order, assam, darjeeling } = await refunding.paid();
    const items = [
      { item: assam, quantity: 1 },
      { item: darjeeling, quantity: 1 },
    ];
    const refund = await refunding.refund(order.id, { items });
    expect(refund.amount).toBe(3150);
    const [created] = await world.ctx.db.select().from(events).where(eq(events.objectId, refund.id));
    const { data } = JSON.parse(created?.body ?? "");
    expect(data).toMatchObject({ object: "refund", order: order.id, amount: 3150, status: "pending" });
    expect(data.items).toEqual([
      { item: assam, quantity: 1, amount: 1200 },
      { item: darjeeling, quantity: 1, amount: 1950 },
    ]);
  });

  it("counts what is on its way, so that no more is begun than was captured", async () => {
    const { order, assam } = await refunding.paid();
    await refunding.refund(order.id, { items: [{ item: assam, quantity: 1 }] });
    await refunding.refund(order.id, { amount: 3000 });
    const tooMuch = refunding.refund(order.id, { amount: 151 });
    expect(await refusedFields(tooMuch)).toEqual([["/amount", "refund_too_large"]]);
    const line = refunding.refund(order.id, { items: [{ item: assam, quantity: 2 }] });
    expect(await refusedFields(line)).toEqual([["/items/0/quantity", "refund_quantity_too_large"]]);
    expect(await refunding.refund(order.id)).toMatchObject({ amount: 150 });
  });

  it("counts nothing of what failed, which can be refunded again", async () => {
    const { order, payment, assam } = await refunding.paid();
    bank.plan("refund", async () => ({ kind: "failed", message: "Not today." }));
    const first = await refunding.refund(order.id, { items: [{ item: assam, quantity: 2 }] });
    await world.runDue();
    expect(await refunding.readRefund(first.id)).toMatchObject({ status: "failed", message: "Not today." });
    expect(await world.payment(payment.id)).toMatchObject({ amountRefunded: 0 });
    expect(await world.told(order.id)).toEqual(["order.created", "order.paid"]);
    const second = await refunding.refund(order.id, { items: [{ item: assam, quantity: 2 }] });
    await world.runDue();
    expect(await refunding.readRefund(second.id)).toMatchObject({ status: "succeeded" });
    expect(await world.readOrder(order.id)).toMatchObject({ amountRefunded: 2400 });
  });

  it.each([
    ["says it twice, by its answer and by an event", null],
    ["answers late, by an event alone", answerIsLost],
    ["never heard of it the first time", callIsLost],
  ])("counts once where the bank %s", async (_, behaviour) => {
    const { order, payment } = await refunding.paid();
    const { id } = await refunding.refund(order.id, { amount: 2000 });
    if (behaviour) bank.plan("refund", behaviour);
    await world.runDue();
    world.clock.advance(DAY_MS);
    await world.deliverBankEvents(3);
    await world.runDue();
    await recordRefundReport(world.ctx, id, { kind: "succeeded" });
    expect(await world.readOrder(order.id)).toMatchObject({ amountRefunded: 2000 });
    expect(await world.bank.books(payment.id)).toMatchObject({ refundedMinor: 2000 });
    expect((await world.told(order.id)).slice(2)).toEqual(["order.partially_refunded"]);
    expect(await world.told(id)).toEqual(["refund.created", "refund.processing", "refund.succeeded"]);
  });

  it("believes the bank's first word where it contradicts itself", async () => {
    const { order } = await refunding.paid();
    const { id } = await refunding.refund(order.id, { amount: 2000 });
    await world.runDue();
    await recordRefundReport(world.ctx, id, { kind: "failed", message: "No." });
    expect(await refunding.readRefund(id)).toMatchObject({ status: "succeeded", message: null });
    expect(await world.readOrder(order.id)).toMatchObject({ amountRefunded: 2000 });
  });

  it("leaves a transfer to a person, and counts nothing", async () => {
    const order = await world.order({}, "bank_transfer");
    const payment = await world.pay(order.id, "bank_transfer");
    await markOrderPaid(world.ctx, world.scope, order.id);
    const { id } = await refunding.refund(order.id);
    await world.runDue();
    expect(await refunding.readRefund(id)).toMatchObject({ status: "requires_action" });
    expect((await refunding.readRefund(id)).message).toMatch(/by hand/);
    expect(await world.payment(payment.id)).toMatchObject({ amountRefunded: 0 });
    expect(await world.readOrder(order.id)).toMatchObject({ status: "paid", amountRefunded: 0 });
  });

  it("is counted apart from money that came too late by another card, which goes back by itself", async () => {
    const order = await world.order();
    const late = await world.pay(order.id, "card", "sandbox_card_challenge_visa");
    bank.plan("release", async () => ({ kind: "released" }));
    await cancelPayment(world.ctx, world.scope, late.id);
    const payment = await world.pay(order.id);
    await world.bank.decide(late.id, "approve");
    await world.deliverBankEvents();
    await world.runDue();
    expect(await world.bank.books(late.id)).toMatchObject({ capturedMinor: 2400, refundedMinor: 2400 });
    expect(await world.readOrder(order.id)).toMatchObject({ status: "paid", amountRefunded: 0 });
    await refunding.refund(order.id, { amount: 2400 });
    await world.runDue();
    expect(await world.readOrder(order.id)).toMatchObject({ status: "refunded", amountRefunded: 2400 });
    expect(await world.payment(late.id)).toMatchObject({ status: "canceled", amountRefunded: 0 });
    expect(await world.payment(payment.id)).toMatchObject({ amountRefunded: 2400 });
  });

  it("refuses a method that cannot send money back", async () => {
    const { order, payment } = await refunding.paid();
    await world.ctx.db.update(payments).set({ method: "boleto" }).where(eq(payments.id, payment.id));
    await expect(refunding.refund(order.id)).rejects.toMatchObject({
      status: 409,
      code: "payment_not_refundable",
    });
  });

  it("is refused before anything was captured, and once nothing is left", async () => {
    const refusal = { status: 409, code: "order_not_refundable" };
    const unpaid = await world.order();
    await expect(refunding.refund(unpaid.id)).rejects.toMatchObject(refusal);
    const held = await world.order({ confirmation: "manual" });
    await world.pay(held.id);
    await expect(refunding.refund(held.id, { amount: 1 })).rejects.toMatchObject(refusal);
    const { order } = await refunding.paid();
    await refunding.refund(order.id);
    await expect(refunding.refund(order.id)).rejects.toMatchObject(refusal);
    await world.runDue();
    await expect(refunding.refund(order.id, { amount: 1 })).rejects.toMatchObject(refusal);
  });

  it("names a line of another order as unknown", async () => {
    const { order } = await refunding.paid();
    const { assam } = await refunding.paid();
    const foreign = refunding.refund(order.id, { items: [{ item: assam, quantity: 1 }] });
    expect(await refusedFields(foreign)).toEqual([["/items/0/item", "order_item_unknown"]]);
  });

  it("answers for another merchant's order, and the other mode's, as for none", async () => {
    const { order } = await refunding.paid();
    const stranger = await createMerchant(world.ctx);
    for (const scope of [stranger, { ...world.scope, livemode: true }]) {
      await expect(refunding.refund(order.id, {}, scope)).rejects.toMatchObject({ status: 404 });
    }
    await expect(refunding.refund("ord_none")).rejects.toMatchObject({ status: 404, code: "not_found" });
    const [row] = await world.ctx.db.select().from(orders).where(eq(orders.id, order.id));
    expect(row).toMatchObject({ status: "paid" });
  });
});

import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { events, refunds, strayReports } from "@/db/schema";
import { MINUTE_MS } from "@/lib/core/clock";
import { createWorld, type World } from "@/tests/support/checkout-world";
import { answerIsLost, callIsLost, createInterceptor } from "@/tests/support/interceptor";
import { findBrokenInvariants } from "@/tests/support/invariants";
import { cancelPayment } from "./cancel-payment";
import { recordReport } from "./record-report";

describe("money that comes after its payment has ended", () => {
  let world: World;
  const bank = createInterceptor();
  beforeAll(async () => {
    world = await createWorld({ wrapProvider: bank.wrap });
  });
  afterAll(() => world.close());

  /** Canceled with us, by a bank that went on all the same. */
  async function canceledHere(confirmation: "automatic" | "manual") {
    const order = await world.order({ confirmation });
    const payment = await world.pay(order.id, "card", "sandbox_card_challenge_visa");
    bank.plan("release", async () => ({ kind: "released" }));
    await cancelPayment(world.ctx, world.scope, payment.id);
    await world.bank.decide(payment.id, "approve");
    return { order, payment };
  }

  const capturedThere = () => canceledHere("automatic");
  const heldThere = () => canceledHere("manual");

  const strays = (id: string) =>
    world.ctx.db.select().from(strayReports).where(eq(strayReports.paymentId, id));
  const refundsOf = (id: string) => world.ctx.db.select().from(refunds).where(eq(refunds.paymentId, id));
  const intact = () => findBrokenInvariants(world.ctx, world.bank);

  async function hear(times = 1) {
    await world.deliverBankEvents(times);
    await world.runDue();
  }

  it("is refunded when it was captured, and raised to the merchant", async () => {
    const { order, payment } = await capturedThere();
    await hear();
    expect(await world.bank.books(payment.id)).toMatchObject({ capturedMinor: 2400, refundedMinor: 2400 });
    expect(await strays(payment.id)).toMatchObject([{ kind: "captured", amount: 2400, answer: "refund" }]);
    expect(await refundsOf(payment.id)).toMatchObject([
      { status: "succeeded", amount: 2400, reason: "captured_after_end" },
    ]);
    expect(await world.payment(payment.id)).toMatchObject({ status: "canceled", amountCaptured: 0 });
    expect(await world.readOrder(order.id)).toMatchObject({ status: "unpaid", amountPaid: 0 });
    expect(await intact()).toEqual([]);
  });

  it("is told with what was reported and what is done about it", async () => {
    const { payment } = await capturedThere();
    await hear();
    const told = await world.ctx.db.select().from(events).where(eq(events.objectId, payment.id));
    const raised = told.filter((event) => event.type === "payment.unexpected_report");
    expect(raised).toHaveLength(1);
    expect(JSON.parse(raised[0]?.body ?? "")).toMatchObject({
      data: { report: "captured", amount: 2400, answer: "refund", payment: { id: payment.id } },
    });
    const [refund] = await refundsOf(payment.id);
    expect(await world.told(refund?.id ?? "")).toEqual([
      "refund.created",
      "refund.processing",
      "refund.succeeded",
    ]);
  });

  it("is refunded once, however often it is reported", async () => {
    const { payment } = await capturedThere();
    await hear(3);
    for (let time = 0; time < 3; time += 1) {
      await recordReport(world.ctx, payment, { kind: "captured", amountMinor: 2400 });
    }
    await world.runDue();
    expect(await refundsOf(payment.id)).toHaveLength(1);
    expect(await world.bank.books(payment.id)).toMatchObject({ refundedMinor: 2400 });
    expect(await intact()).toEqual([]);
  });

  it("does not hinder the order from being paid by another card", async () => {
    const { order, payment } = await capturedThere();
    const next = await world.pay(order.id, "card");
    await hear();
    expect(next).toMatchObject({ status: "succeeded" });
    expect(await world.bank.books(payment.id)).toMatchObject({ refundedMinor: 2400 });
    expect(await intact()).toEqual([]);
  });

  it("is released when it was only held", async () => {
    const { payment } = await heldThere();
    expect(await world.bank.books(payment.id)).toMatchObject({ status: "authorized" });
    await hear();
    expect(await world.bank.books(payment.id)).toMatchObject({ status: "released", capturedMinor: 0 });
    expect(await strays(payment.id)).toMatchObject([
      { kind: "authorized", answer: "release", dueAt: null, answeredAt: world.clock.now() },
    ]);
    expect(await intact()).toEqual([]);
  });

  it("is released again and again until the bank has said that it is", async () => {
    const { payment } = await heldThere();
    bank.plan("release", callIsLost);
    await hear();
    expect(await world.bank.books(payment.id)).toMatchObject({ status: "authorized" });
    world.clock.advance(5 * MINUTE_MS);
    await world.runDue();
    expect(await world.bank.books(payment.id)).toMatchObject({ status: "released" });
  });

  it("is refunded again under the same key where the bank's answer was lost, and never twice", async () => {
    const { payment } = await capturedThere();
    bank.plan("refund", answerIsLost);
    await hear();
    expect(await world.bank.books(payment.id)).toMatchObject({ refundedMinor: 2400 });
    world.clock.advance(5 * MINUTE_MS);
    await hear();
    expect(await refundsOf(payment.id)).toMatchObject([{ status: "succeeded", dueAt: null }]);
    expect(await world.bank.books(payment.id)).toMatchObject({ refundedMinor: 2400 });
  });
});

describe("a report that contradicts what we know", () => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld();
  });
  afterAll(() => world.close());

  const strays = (id: string) =>
    world.ctx.db.select().from(strayReports).where(eq(strayReports.paymentId, id));

  it("of a failure after success is left to a person, and changes nothing", async () => {
    const order = await world.order();
    const payment = await world.pay(order.id);
    const report = { kind: "failed", reason: "declined", message: "Declined." } as const;
    expect(await recordReport(world.ctx, payment, report)).toMatchObject({ status: "succeeded" });
    expect(await strays(payment.id)).toMatchObject([{ kind: "failed", answer: "support", dueAt: null }]);
    expect(await world.readOrder(order.id)).toMatchObject({ status: "paid" });
    expect(await findBrokenInvariants(world.ctx, world.bank)).toEqual([]);
  });

  it("of another amount is left to a person, and pays nothing", async () => {
    const order = await world.order();
    const payment = await world.pay(order.id, "card", "sandbox_card_challenge_visa");
    await recordReport(world.ctx, payment, { kind: "captured", amountMinor: 2399 });
    expect(await world.payment(payment.id)).toMatchObject({ status: "requires_action", amountCaptured: 0 });
    expect(await strays(payment.id)).toMatchObject([{ kind: "captured", amount: 2399, answer: "support" }]);
    expect(await world.told(payment.id)).toContain("payment.unexpected_report");
    expect(await findBrokenInvariants(world.ctx, world.bank)).toEqual([]);
  });
});

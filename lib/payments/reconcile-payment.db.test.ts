import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { HOUR_MS, MINUTE_MS, SECOND_MS } from "@/lib/core/clock";
import { createWorld, type World } from "@/tests/support/checkout-world";
import {
  answerIsLost,
  callIsLost,
  createInterceptor,
  diesAfter,
  diesBefore,
} from "@/tests/support/interceptor";
import { checkInvariants } from "@/tests/support/invariants";
import { cancelPayment } from "./cancel-payment";
import { confirmPayment } from "./confirm-payment";

describe("reconcilePayment", () => {
  let world: World;
  const bank = createInterceptor();
  beforeAll(async () => {
    world = await createWorld({ wrapProvider: bank.wrap });
  });
  afterAll(() => world.close());

  async function ask() {
    world.clock.advance(31 * SECOND_MS);
    await world.runDue();
  }

  async function livePayment(orderId: string) {
    const { id } = await world.pay(orderId);
    return world.payment(id);
  }

  it("submits again what the bank has never heard of, under the same key, for exactly one capture", async () => {
    const order = await world.order();
    bank.plan("submit", callIsLost);
    const payment = await livePayment(order.id);
    expect(payment.status).toBe("processing");
    expect(await world.bank.books(payment.id)).toMatchObject({ status: null });
    await ask();
    expect(await world.payment(payment.id)).toMatchObject({ status: "succeeded" });
    expect(await world.bank.books(payment.id)).toMatchObject({ capturedMinor: 2400 });
    await checkInvariants(world);
  });

  it("does not submit again what the bank knows", async () => {
    const order = await world.order();
    bank.plan("submit", answerIsLost);
    const payment = await livePayment(order.id);
    const submissions = bank.countCalls("submit");
    await ask();
    expect(await world.payment(payment.id)).toMatchObject({ status: "succeeded" });
    expect(bank.countCalls("submit")).toBe(submissions);
    await checkInvariants(world);
  });

  it.each([
    ["before its call to submit", diesBefore],
    ["after its call to submit", diesAfter],
  ])("finishes what a process left that died %s", async (_, dies) => {
    const order = await world.order();
    bank.plan("submit", dies);
    await expect(world.pay(order.id)).rejects.toThrow("the process died");
    const payment = await livePayment(order.id);
    expect(payment.status).toBe("processing");
    await ask();
    expect(await world.readOrder(order.id)).toMatchObject({ status: "paid", amountPaid: 2400 });
    expect(await world.bank.books(payment.id)).toMatchObject({ capturedMinor: 2400 });
    await checkInvariants(world);
  });

  it("gives the customer instructions where the process died before a transfer was begun", async () => {
    const order = await world.order({}, "bank_transfer");
    bank.plan("submit", diesBefore);
    await expect(world.pay(order.id, "bank_transfer")).rejects.toThrow("the process died");
    await ask();
    const transfer = await world.pay(order.id, "bank_transfer");
    expect(transfer).toMatchObject({ status: "awaiting_funds", method: "bank_transfer" });
    await checkInvariants(world);
  });

  it.each([
    ["before its call to capture", diesBefore],
    ["after its call to capture", diesAfter],
    ["with its call to capture lost", callIsLost],
  ])("finishes what a process left that died %s", async (_, dies) => {
    const order = await world.order({ confirmation: "manual" });
    const { id } = await world.pay(order.id);
    bank.plan("capture", dies);
    await confirmPayment(world.ctx, world.scope, id).catch(() => null);
    expect(await world.payment(id)).toMatchObject({ status: "capturing" });
    await ask();
    expect(await world.payment(id)).toMatchObject({ status: "succeeded" });
    expect(await world.bank.books(id)).toMatchObject({ capturedMinor: 2400 });
    await checkInvariants(world);
  });

  it.each([
    ["before its call to release", diesBefore],
    ["after its call to release", diesAfter],
    ["with its call to release lost", callIsLost],
  ])("finishes what a process left that died %s", async (_, dies) => {
    const order = await world.order({ confirmation: "manual" });
    const { id } = await world.pay(order.id);
    bank.plan("release", dies);
    await cancelPayment(world.ctx, world.scope, id).catch(() => null);
    expect(await world.payment(id)).toMatchObject({ status: "voiding" });
    await ask();
    expect(await world.payment(id)).toMatchObject({ status: "canceled", reason: "merchant_canceled" });
    expect(await world.bank.books(id)).toMatchObject({ status: "released", capturedMinor: 0 });
    await checkInvariants(world);
  });

  it("does not wait for ever for a bank that has forgotten what it should release", async () => {
    const order = await world.order();
    const forgotten = await world.pay(order.id, "card", "sandbox_card_challenge_visa");
    bank.plan("release", callIsLost);
    await cancelPayment(world.ctx, world.scope, forgotten.id);
    bank.plan("lookup", async () => ({ kind: "unknown" }));
    bank.plan("release", async (call) => {
      await call();
      return { kind: "unknown" };
    });
    await ask();
    expect(await world.payment(forgotten.id)).toMatchObject({
      status: "canceled",
      reason: "merchant_canceled",
    });
    expect(await world.pay(order.id)).toMatchObject({ status: "succeeded" });
    await checkInvariants(world);
  });

  it("keeps a confirmation that was given in time, however late the capture comes", async () => {
    const order = await world.order({ confirmation: "manual" });
    const { id } = await world.pay(order.id);
    world.clock.advance(240 * MINUTE_MS - 1);
    bank.plan("capture", callIsLost);
    await confirmPayment(world.ctx, world.scope, id);
    world.clock.advance(HOUR_MS);
    await world.runDue();
    expect(await world.payment(id)).toMatchObject({ status: "succeeded" });
    await checkInvariants(world);
  });

  it("asks a silent bank ever more slowly, and never gives up", async () => {
    const order = await world.order();
    bank.plan("submit", answerIsLost);
    const { id } = await livePayment(order.id);
    const waits: number[] = [];
    for (let asked = 0; asked < 8; asked += 1) {
      const { reconcileAt } = await world.payment(id);
      waits.push((reconcileAt ?? world.clock.now()).getTime() - world.clock.now().getTime());
      world.clock.set(reconcileAt ?? world.clock.now());
      bank.plan("lookup", callIsLost);
      await world.runDue();
    }
    expect(await world.payment(id)).toMatchObject({ status: "processing", reconcileCount: 8 });
    expect(waits).toEqual([...waits].sort((left, right) => left - right));
    expect(waits.at(-1)).toBe(HOUR_MS);
    world.clock.advance(HOUR_MS);
    await world.runDue();
    expect(await world.payment(id)).toMatchObject({ status: "succeeded" });
    await checkInvariants(world);
  });

  it("asks nothing before its time, and nothing about what has ended", async () => {
    const order = await world.order();
    bank.plan("submit", answerIsLost);
    const { id } = await livePayment(order.id);
    const questions = bank.countCalls("lookup");
    world.clock.advance(29 * SECOND_MS);
    await world.runDue();
    expect(bank.countCalls("lookup")).toBe(questions);
    await ask();
    expect(await world.payment(id)).toMatchObject({ status: "succeeded" });
    const asked = bank.countCalls("lookup");
    world.clock.advance(24 * HOUR_MS);
    await world.runDue();
    expect(bank.countCalls("lookup")).toBe(asked);
  });
});

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addMs, MINUTE_MS, SECOND_MS } from "@/lib/core/clock";
import { createWorld, type World } from "@/tests/support/checkout-world";
import { checkInvariants } from "@/tests/support/invariants";
import { lapseAction } from "./lapse-action";

const CHALLENGE = "sandbox_card_challenge_visa";

describe("a payment that sends the customer to the bank", () => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld();
  });
  afterAll(() => world.close());

  async function challenged(token = CHALLENGE) {
    const order = await world.order();
    return { order, payment: await world.pay(order.id, "card", token) };
  }

  /** The bank tells of it, and the worker takes it in. */
  async function hear(times = 1) {
    await world.deliverBankEvents(times);
    await world.runDue();
  }

  it("shows 3-D Secure in a frame, with an hour to pass it", async () => {
    const { payment } = await challenged();
    expect(payment).toMatchObject({
      status: "requires_action",
      action: { type: "redirect", presentation: "frame" },
      actBy: addMs(world.clock.now(), 60 * MINUTE_MS),
    });
  });

  it("succeeds once the customer has approved and the bank has told us", async () => {
    const { order, payment } = await challenged();
    expect(await world.bank.decide(payment.id, "approve")).toBe(true);
    expect(await world.payment(payment.id)).toMatchObject({ status: "requires_action" });
    await hear();
    expect(await world.payment(payment.id)).toMatchObject({ status: "succeeded", action: null });
    expect(await world.readOrder(order.id)).toMatchObject({ status: "paid" });
    expect(await world.told(payment.id)).toEqual([
      "payment.created",
      "payment.processing",
      "payment.requires_action",
      "payment.succeeded",
    ]);
    await checkInvariants(world);
  });

  it("fails as authentication_failed when the customer does not pass 3-D Secure", async () => {
    const { payment } = await challenged();
    await world.bank.decide(payment.id, "reject");
    await hear();
    expect(await world.payment(payment.id)).toMatchObject({
      status: "failed",
      reason: "authentication_failed",
    });
    await checkInvariants(world);
  });

  it("fails as declined where the issuer says no after the challenge", async () => {
    const { payment } = await challenged("sandbox_card_challenge_then_declined_visa");
    await world.bank.decide(payment.id, "approve");
    await hear();
    expect(await world.payment(payment.id)).toMatchObject({ status: "failed", reason: "declined" });
  });

  it("is found out by asking, where the bank's event never comes", async () => {
    const { order, payment } = await challenged();
    await world.bank.decide(payment.id, "approve");
    await world.bank.takeEvents();
    world.clock.advance(31 * SECOND_MS);
    await world.runDue();
    expect(await world.readOrder(order.id)).toMatchObject({ status: "paid" });
    expect(await world.payment(payment.id)).toMatchObject({ status: "succeeded" });
  });

  it("waits while the bank makes up its mind after the customer's approval", async () => {
    const { payment } = await challenged();
    await world.bank.decide(payment.id, "approve_later");
    await hear();
    expect(await world.payment(payment.id)).toMatchObject({ status: "requires_action" });
    world.clock.advance(6 * SECOND_MS);
    await hear();
    expect(await world.payment(payment.id)).toMatchObject({ status: "succeeded" });
    await checkInvariants(world);
  });

  it("takes the same event three times as once", async () => {
    const { payment } = await challenged();
    await world.bank.decide(payment.id, "approve");
    await hear(3);
    expect(await world.told(payment.id)).toHaveLength(4);
    await checkInvariants(world);
  });

  it("answers a second press with the same page at the bank", async () => {
    const { order, payment } = await challenged();
    const again = await world.pay(order.id, "card", CHALLENGE);
    expect(again).toMatchObject({ id: payment.id, action: payment.action });
  });

  it("gives way to another card, and can't be approved any more", async () => {
    const { order, payment } = await challenged();
    expect(await world.pay(order.id)).toMatchObject({ status: "succeeded" });
    expect(await world.payment(payment.id)).toMatchObject({ status: "canceled", reason: "superseded" });
    expect(await world.bank.decide(payment.id, "approve")).toBe(false);
    await hear();
    await checkInvariants(world);
  });

  it("has paid, if the customer approved before choosing another card", async () => {
    const { order, payment } = await challenged();
    await world.bank.decide(payment.id, "approve");
    expect(await world.pay(order.id)).toMatchObject({ id: payment.id, status: "succeeded" });
    await hear();
    await checkInvariants(world);
  });

  it("fails as action_timeout when the customer stays away, and the bank lets nobody approve it then", async () => {
    const { payment } = await challenged();
    world.clock.advance(60 * MINUTE_MS - 1);
    await lapseAction(world.ctx, payment.id);
    expect(await world.payment(payment.id)).toMatchObject({ status: "requires_action" });
    world.clock.advance(1);
    await lapseAction(world.ctx, payment.id);
    expect(await world.payment(payment.id)).toMatchObject({ status: "failed", reason: "action_timeout" });
    expect(await world.bank.decide(payment.id, "approve")).toBe(false);
    await hear();
    expect(await world.payment(payment.id)).toMatchObject({ status: "failed", reason: "action_timeout" });
    await checkInvariants(world);
  });

  it("has paid, if the customer approved in the last moment before the deadline was worked on", async () => {
    const { payment } = await challenged();
    world.clock.advance(60 * MINUTE_MS);
    await world.bank.decide(payment.id, "approve");
    await lapseAction(world.ctx, payment.id);
    expect(await world.payment(payment.id)).toMatchObject({ status: "succeeded", reason: null });
    await hear();
    await checkInvariants(world);
  });
});

describe("a bank redirect", () => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld();
  });
  afterAll(() => world.close());

  async function redirected() {
    const session = await world.openSession({ country: "NL" });
    const order = await world.placeOrderAs(session.id, { country: "NL", payment_method: "ideal" });
    return { order, payment: await world.pay(order.id, "ideal") };
  }

  it("takes the whole window, and succeeds by the bank's word", async () => {
    const { order, payment } = await redirected();
    expect(payment).toMatchObject({
      status: "requires_action",
      method: "ideal",
      token: null,
      action: { type: "redirect", presentation: "window" },
    });
    await world.bank.decide(payment.id, "approve");
    await world.deliverBankEvents();
    await world.runDue();
    expect(await world.readOrder(order.id)).toMatchObject({ status: "paid", paymentMethod: "ideal" });
    await checkInvariants(world);
  });

  it("fails as customer_declined when the customer says no there", async () => {
    const { payment } = await redirected();
    await world.bank.decide(payment.id, "reject");
    await world.deliverBankEvents();
    await world.runDue();
    expect(await world.payment(payment.id)).toMatchObject({ status: "failed", reason: "customer_declined" });
    await checkInvariants(world);
  });
});

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { SECOND_MS } from "@/lib/core/clock";
import type { Provider } from "@/lib/providers/provider";
import { createWorld, type World } from "@/tests/support/checkout-world";
import { answerIsLost, callIsLost, createInterceptor, diesBefore } from "@/tests/support/interceptor";
import { checkInvariants } from "@/tests/support/invariants";

describe("an automatic payment at a provider that only authorizes", () => {
  let world: World;
  const bank = createInterceptor();
  beforeAll(async () => {
    const authorizeOnly = (provider: Provider): Provider => ({
      ...provider,
      submit: (input) => provider.submit({ ...input, capture: "manual" }),
    });
    world = await createWorld({ wrapProvider: (provider) => bank.wrap(authorizeOnly(provider)) });
  });
  afterAll(() => world.close());

  it("is captured at once, and the merchant is asked nothing", async () => {
    const order = await world.order();
    const payment = await world.pay(order.id);
    expect(payment).toMatchObject({ status: "succeeded", amountCaptured: 2400, confirmBy: null });
    expect(await world.told(payment.id)).toEqual([
      "payment.created",
      "payment.processing",
      "payment.authorized",
      "payment.capturing",
      "payment.succeeded",
    ]);
    expect(await world.readOrder(order.id)).toMatchObject({ status: "paid" });
    await checkInvariants(world);
  });

  it("is captured once, when the customer's approval is heard twice", async () => {
    const order = await world.order();
    const payment = await world.pay(order.id, "card", "sandbox_card_challenge_visa");
    await world.bank.decide(payment.id, "approve");
    const captures = bank.countCalls("capture");
    await world.deliverBankEvents(2);
    await world.runDue();
    expect(bank.countCalls("capture") - captures).toBe(1);
    expect(await world.payment(payment.id)).toMatchObject({ status: "succeeded" });
    await checkInvariants(world);
  });

  it.each([
    ["dies before it", diesBefore],
    ["loses it", callIsLost],
    ["loses its answer", answerIsLost],
  ])("is captured by the reconciler where the process that claimed the capture %s", async (_, behaviour) => {
    const order = await world.order();
    bank.plan("capture", behaviour);
    await world.pay(order.id).catch(() => null);
    const left = await world.pay(order.id);
    expect(left).toMatchObject({ status: "capturing" });
    world.clock.advance(31 * SECOND_MS);
    await world.runDue();
    expect(await world.payment(left.id)).toMatchObject({ status: "succeeded" });
    expect(await world.bank.books(left.id)).toMatchObject({ capturedMinor: 2400 });
    await checkInvariants(world);
  });
});

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { TestCardOutcome } from "@/lib/providers/sandbox/test-cards";
import { createWorld, type World } from "@/tests/support/checkout-world";
import { checkInvariants } from "@/tests/support/invariants";

const DECLINES = [
  ["declined", "declined"],
  ["insufficient_funds", "insufficient_funds"],
  ["expired_card", "expired_card"],
  ["incorrect_cvc", "incorrect_cvc"],
  ["provider_error", "provider_error"],
] as const satisfies [TestCardOutcome, string][];

describe("a declined card", () => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld();
  });
  afterAll(() => world.close());

  it.each(DECLINES)(
    "that is %s fails for that reason, moves no money and ends for good",
    async (card, reason) => {
      const order = await world.order();
      const payment = await world.pay(order.id, "card", `sandbox_card_${card}_visa`);
      expect(payment).toMatchObject({ status: "failed", reason, amountCaptured: 0 });
      expect(await world.told(payment.id)).toEqual([
        "payment.created",
        "payment.processing",
        "payment.failed",
      ]);
      expect(await world.bank.books(payment.id)).toMatchObject({ capturedMinor: 0 });
      expect(await world.readOrder(order.id)).toMatchObject({ status: "unpaid", amountPaid: 0 });
      world.clock.advance(1_000);
      await world.deliverBankEvents();
      await world.runDue();
      expect(await world.payment(payment.id)).toMatchObject({ status: "failed", reason });
      await checkInvariants(world);
    },
  );

  it("may be followed by as many others as the customer has, each a payment of its own", async () => {
    const order = await world.order();
    const declined = "sandbox_card_declined_visa";
    const attempts = [
      await world.pay(order.id, "card", declined),
      await world.pay(order.id, "card", declined),
    ];
    expect(new Set(attempts.map(({ id }) => id)).size).toBe(2);
    expect(await world.pay(order.id)).toMatchObject({ status: "succeeded" });
    await checkInvariants(world);
  });
});

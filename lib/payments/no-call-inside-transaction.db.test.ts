import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { transact } from "@/lib/events/transact";
import { createWorld, type World } from "@/tests/support/checkout-world";
import { createInterceptor } from "@/tests/support/interceptor";
import { callProvider } from "./call-provider";
import { reconcilePayment } from "./reconcile-payment";
import { recordReport } from "./record-report";
import { submitPayment } from "./submit-payment";

describe("inside an open transaction", () => {
  let world: World;
  const bank = createInterceptor();
  beforeAll(async () => {
    world = await createWorld({ wrapProvider: bank.wrap });
  });
  afterAll(() => world.close());

  it("no verb that calls a provider may begin, and the provider hears nothing", async () => {
    const order = await world.order();
    const payment = await world.pay(order.id, "card", "sandbox_card_challenge_visa");
    const submissions = bank.countCalls("submit");
    const attempts = [
      () => callProvider(world.ctx, payment, (provider, reference) => provider.capture(reference)),
      () => recordReport(world.ctx, payment, { kind: "captured", amountMinor: 2400 }),
      () => reconcilePayment(world.ctx, payment.id),
      () => submitPayment(world.ctx, { orderId: order.id, method: "paypal", token: null, actor: "customer" }),
    ];
    for (const attempt of attempts) {
      const inside = transact(world.ctx, async () => void (await attempt()));
      await expect(inside).rejects.toThrow("inside an open transaction");
    }
    expect(bank.countCalls("capture")).toBe(0);
    expect(bank.countCalls("submit")).toBe(submissions);
    expect(await world.payment(payment.id)).toMatchObject({ status: "requires_action" });
  });
});

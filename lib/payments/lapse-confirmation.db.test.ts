import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { merchantSettings } from "@/db/schema";
import { addMs, DAY_MS, MINUTE_MS } from "@/lib/core/clock";
import { createWorld, type World } from "@/tests/support/checkout-world";
import { checkInvariants } from "@/tests/support/invariants";
import { confirmPayment } from "./confirm-payment";
import { lapseConfirmation } from "./lapse-confirmation";

describe("the merchant's silence", () => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld();
  });
  afterAll(() => world.close());

  async function authorized() {
    const order = await world.order({ confirmation: "manual" });
    return { order, payment: await world.pay(order.id) };
  }

  it("releases the hold at the bank when confirm_by passes, and not a moment before", async () => {
    const { order, payment } = await authorized();
    world.clock.advance(240 * MINUTE_MS - 1);
    await lapseConfirmation(world.ctx, payment.id);
    expect(await world.bank.books(payment.id)).toMatchObject({ status: "authorized" });
    world.clock.advance(1);
    await world.runDue();
    expect(await world.payment(payment.id)).toMatchObject({
      status: "canceled",
      reason: "confirmation_timeout",
      confirmedAt: null,
    });
    expect(await world.bank.books(payment.id)).toMatchObject({ status: "released", capturedMinor: 0 });
    expect(await world.readOrder(order.id)).toMatchObject({ status: "unpaid" });
    await world.deliverBankEvents();
    await world.runDue();
    expect(await world.told(payment.id)).not.toContain("payment.unexpected_report");
    await checkInvariants(world);
  });

  it("does not undo a confirmation", async () => {
    const { payment } = await authorized();
    await confirmPayment(world.ctx, world.scope, payment.id);
    world.clock.advance(240 * MINUTE_MS);
    await lapseConfirmation(world.ctx, payment.id);
    expect(await world.payment(payment.id)).toMatchObject({ status: "succeeded" });
    expect(await world.bank.books(payment.id)).toMatchObject({ status: "captured" });
  });

  it("ends with the bank's own hold where no worker was there to sweep", async () => {
    const { payment } = await authorized();
    world.clock.advance(60 * DAY_MS);
    await world.deliverBankEvents();
    expect(await world.bank.books(payment.id)).toMatchObject({ status: "released" });
    await expect(confirmPayment(world.ctx, world.scope, payment.id)).rejects.toMatchObject({ status: 409 });
    await world.runDue();
    expect(await world.payment(payment.id)).toMatchObject({
      status: "canceled",
      reason: "provider_canceled",
    });
    await checkInvariants(world);
  });

  it("may last as long as the merchant has set", async () => {
    await world.ctx.db
      .update(merchantSettings)
      .set({ confirmWithinMinutes: 5 })
      .where(eq(merchantSettings.merchantId, world.scope.merchantId));
    const { payment } = await authorized();
    expect(payment.confirmBy).toEqual(addMs(world.clock.now(), 5 * MINUTE_MS));
  });

  it("never outlasts the bank's own hold", async () => {
    await world.ctx.db
      .update(merchantSettings)
      .set({ confirmWithinMinutes: 365 * 24 * 60 })
      .where(eq(merchantSettings.merchantId, world.scope.merchantId));
    const { payment } = await authorized();
    expect(payment.confirmBy?.getTime()).toBeLessThan(addMs(world.clock.now(), 31 * DAY_MS).getTime());
    world.clock.set(payment.confirmBy ?? world.clock.now());
    await world.runDue();
    expect(await world.payment(payment.id)).toMatchObject({
      status: "canceled",
      reason: "confirmation_timeout",
    });
    await checkInvariants(world);
  });
});

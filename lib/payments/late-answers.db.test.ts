import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { providerEvents } from "@/db/schema";
import { SECOND_MS } from "@/lib/core/clock";
import { createWorld, type World } from "@/tests/support/checkout-world";
import { checkInvariants } from "@/tests/support/invariants";

describe("a bank that answers late, twice or never", () => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld();
  });
  afterAll(() => world.close());

  async function paid(token: string) {
    const order = await world.order();
    return { order, payment: await world.pay(order.id, "card", token) };
  }

  async function hear(times = 1) {
    await world.deliverBankEvents(times);
    await world.runDue();
  }

  it("leaves the payment processing after a time-out, and asking finishes it", async () => {
    const { order, payment } = await paid("sandbox_card_times_out_visa");
    expect(payment).toMatchObject({ status: "processing" });
    expect(await world.bank.books(payment.id)).toMatchObject({ capturedMinor: 2400 });
    world.clock.advance(29 * SECOND_MS);
    await world.runDue();
    expect(await world.payment(payment.id)).toMatchObject({ status: "processing" });
    world.clock.advance(SECOND_MS);
    await world.runDue();
    expect(await world.readOrder(order.id)).toMatchObject({ status: "paid", amountPaid: 2400 });
    await hear();
    expect(await world.told(payment.id)).toHaveLength(3);
    await checkInvariants(world);
  });

  it("is not asked for another payment while nobody knows the outcome of the first", async () => {
    const { order, payment } = await paid("sandbox_card_times_out_visa");
    const again = await world.pay(order.id, "bank_transfer");
    expect(again).toMatchObject({ id: payment.id, status: "processing" });
    world.clock.advance(30 * SECOND_MS);
    await world.runDue();
    expect(await world.payment(payment.id)).toMatchObject({ status: "succeeded" });
    await expect(world.pay(order.id)).rejects.toMatchObject({ status: 409, code: "order_not_payable" });
    await checkInvariants(world);
  });

  it("is heard by its event before anybody asks", async () => {
    const { payment } = await paid("sandbox_card_times_out_visa");
    world.clock.advance(3 * SECOND_MS);
    await hear();
    expect(await world.payment(payment.id)).toMatchObject({ status: "succeeded", reconcileAt: null });
    await checkInvariants(world);
  });

  it.each([
    ["late_event", "succeeded", null],
    ["late_decline", "failed", "declined"],
  ])("with %s is processing until its event says %s", async (card, status, reason) => {
    const { payment } = await paid(`sandbox_card_${card}_visa`);
    expect(payment).toMatchObject({ status: "processing" });
    world.clock.advance(5 * SECOND_MS);
    await hear();
    expect(await world.payment(payment.id)).toMatchObject({ status, reason });
    await checkInvariants(world);
  });

  it("sends the same event three times and is taken once", async () => {
    const { payment } = await paid("sandbox_card_duplicate_events_visa");
    for (let round = 0; round < 3; round += 1) {
      await hear(2);
      world.clock.advance(2 * SECOND_MS);
    }
    expect(payment).toMatchObject({ status: "succeeded" });
    expect(await world.told(payment.id)).toEqual([
      "payment.created",
      "payment.processing",
      "payment.succeeded",
    ]);
    await checkInvariants(world);
  });

  it("tells of a payment that is not ours and changes nothing", async () => {
    const { payment } = await paid("sandbox_card_late_event_visa");
    world.clock.advance(5 * SECOND_MS);
    const [sent] = await world.bank.takeEvents();
    const rawBody = sent?.rawBody.replaceAll(payment.id, "pay_none") ?? "";
    expect(rawBody).toContain("pay_none");
    await world.receiveBankEvent(rawBody);
    await world.runDue();
    const [kept] = await world.ctx.db
      .select()
      .from(providerEvents)
      .where(eq(providerEvents.paymentId, "pay_none"));
    expect(kept).toMatchObject({ outcome: "unknown_payment", dueAt: null });
    expect(await world.payment(payment.id)).toMatchObject({ status: "processing" });
    world.clock.advance(30 * SECOND_MS);
    await world.runDue();
    await checkInvariants(world);
  });
});

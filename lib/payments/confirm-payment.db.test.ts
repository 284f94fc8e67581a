import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { events } from "@/db/schema";
import { addMs, MINUTE_MS, SECOND_MS } from "@/lib/core/clock";
import { createMerchant, createWorld, type World } from "@/tests/support/checkout-world";
import { answerIsLost, createInterceptor } from "@/tests/support/interceptor";
import { checkInvariants } from "@/tests/support/invariants";
import { confirmPayment } from "./confirm-payment";

describe("confirmPayment", () => {
  let world: World;
  const bank = createInterceptor();
  beforeAll(async () => {
    world = await createWorld({ wrapProvider: bank.wrap });
  });
  afterAll(() => world.close());

  const confirm = (id: string, scope = world.scope) => confirmPayment(world.ctx, scope, id);

  async function authorized() {
    const order = await world.order({ confirmation: "manual" });
    return { order, payment: await world.pay(order.id) };
  }

  it("is asked for by an event with the whole payment, the next action and the deadline", async () => {
    const { payment } = await authorized();
    const confirmBy = addMs(world.clock.now(), 240 * MINUTE_MS);
    expect(payment).toMatchObject({ status: "authorized", amountAuthorized: 2400, confirmBy });
    expect(await world.told(payment.id)).toEqual([
      "payment.created",
      "payment.processing",
      "payment.authorized",
      "payment.ready_to_confirm",
    ]);
    const told = await world.ctx.db.select().from(events).where(eq(events.objectId, payment.id));
    const notice = told.find((event) => event.type === "payment.ready_to_confirm");
    expect(JSON.parse(notice?.body ?? "")).toMatchObject({
      data: {
        id: payment.id,
        status: "authorized",
        amount: 2400,
        next_action: { type: "confirm", confirm_by: confirmBy.toISOString() },
        confirm_by: confirmBy.toISOString(),
      },
    });
    expect(await world.bank.books(payment.id)).toMatchObject({ status: "authorized", capturedMinor: 0 });
  });

  it("captures, pays the order and writes down when it was confirmed", async () => {
    const { order, payment } = await authorized();
    world.clock.advance(MINUTE_MS);
    const confirmed = await confirm(payment.id);
    expect(confirmed).toMatchObject({ status: "succeeded", confirmedAt: world.clock.now() });
    expect(await world.readOrder(order.id)).toMatchObject({ status: "paid", amountPaid: 2400 });
    expect(await world.bank.books(payment.id)).toMatchObject({ capturedMinor: 2400 });
    await checkInvariants(world);
  });

  it("is harmless twice, and calls the bank once", async () => {
    const { payment } = await authorized();
    const first = await confirm(payment.id);
    const callsBefore = bank.countCalls("capture");
    expect(await confirm(payment.id)).toEqual(first);
    expect(bank.countCalls("capture")).toBe(callsBefore);
    expect(await world.told(payment.id)).toHaveLength(6);
  });

  it("is harmless while the capture's answer is awaited, and asking finishes it", async () => {
    const { order, payment } = await authorized();
    bank.plan("capture", answerIsLost);
    expect(await confirm(payment.id)).toMatchObject({ status: "capturing" });
    expect(await confirm(payment.id)).toMatchObject({ status: "capturing" });
    world.clock.advance(31 * SECOND_MS);
    await world.runDue();
    expect(await world.readOrder(order.id)).toMatchObject({ status: "paid" });
    await checkInvariants(world);
  });

  it("is refused from the deadline on, though no sweep has come", async () => {
    const { payment } = await authorized();
    world.clock.advance(240 * MINUTE_MS);
    await expect(confirm(payment.id)).rejects.toMatchObject({ status: 409, code: "confirmation_expired" });
    expect(await world.bank.books(payment.id)).toMatchObject({ capturedMinor: 0 });
    expect(await world.payment(payment.id)).toMatchObject({ status: "authorized", confirmedAt: null });
  });

  it("is taken up to the last millisecond", async () => {
    const { payment } = await authorized();
    world.clock.advance(240 * MINUTE_MS - 1);
    expect(await confirm(payment.id)).toMatchObject({ status: "succeeded" });
  });

  it("is refused before the customer has authorized, and after the payment has failed", async () => {
    const order = await world.order({ confirmation: "manual" });
    const challenged = await world.pay(order.id, "card", "sandbox_card_challenge_visa");
    const refusal = { status: 409, code: "payment_not_confirmable" };
    await expect(confirm(challenged.id)).rejects.toMatchObject(refusal);
    await world.bank.decide(challenged.id, "reject");
    await world.deliverBankEvents();
    await world.runDue();
    await expect(confirm(challenged.id)).rejects.toMatchObject(refusal);
  });

  it("comes after 3-D Secure too", async () => {
    const order = await world.order({ confirmation: "manual" });
    const challenged = await world.pay(order.id, "card", "sandbox_card_challenge_visa");
    await world.bank.decide(challenged.id, "approve");
    await world.deliverBankEvents(2);
    await world.runDue();
    expect(await world.payment(challenged.id)).toMatchObject({ status: "authorized", action: null });
    expect(await world.told(challenged.id)).toContain("payment.ready_to_confirm");
    expect(await confirm(challenged.id)).toMatchObject({ status: "succeeded" });
    await checkInvariants(world);
  });

  it("answers for another merchant's payment, and the other mode's, as for none", async () => {
    const { payment } = await authorized();
    const stranger = await createMerchant(world.ctx);
    for (const scope of [stranger, { ...world.scope, livemode: true }]) {
      await expect(confirm(payment.id, scope)).rejects.toMatchObject({ status: 404, code: "not_found" });
    }
    await expect(confirm("pay_none")).rejects.toMatchObject({ status: 404, code: "not_found" });
    expect(await confirm(payment.id)).toMatchObject({ status: "succeeded" });
  });
});

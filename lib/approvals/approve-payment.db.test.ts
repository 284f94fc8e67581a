import { eq } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { consents, events, merchantSettings } from "@/db/schema";
import { MINUTE_MS, SECOND_MS } from "@/lib/core/clock";
import { cancelPayment } from "@/lib/payments/cancel-payment";
import { confirmPayment } from "@/lib/payments/confirm-payment";
import { presentPayment } from "@/lib/payments/present-payment";
import { askPhone } from "@/tests/support/ask-phone";
import { createWorld, type World } from "@/tests/support/checkout-world";
import {
  answerIsLost,
  callIsLost,
  createInterceptor,
  diesAfter,
  diesBefore,
} from "@/tests/support/interceptor";
import { checkInvariants } from "@/tests/support/invariants";
import { comeToRest } from "@/tests/support/race";
import { approvePayment } from "./approve-payment";
import { rejectPayment } from "./reject-payment";

const { plan, countCalls, wrap } = createInterceptor();

describe("a payment that the customer's phone has to approve", () => {
  let world: World;
  let started: Date;
  beforeAll(async () => {
    world = await createWorld({ wrapProvider: wrap });
  });
  beforeEach(() => {
    started = world.clock.now();
  });
  afterEach(async () => {
    await comeToRest(world);
    await checkInvariants(world);
  });
  afterAll(() => world.close());

  const approve = (paymentId: string) => approvePayment(world.ctx, { paymentId });

  it("waits for 3 minutes with a number of two digits, and the provider knows nothing of it", async () => {
    const submitted = countCalls("submit");
    const payment = await askPhone(world);
    expect(presentPayment(payment)).toMatchObject({
      status: "requires_action",
      method: "phone",
      next_action: {
        type: "approve_on_phone",
        matching_number: expect.any(Number),
        approve_by: new Date(started.getTime() + 3 * MINUTE_MS).toISOString(),
        poll_after_seconds: 2,
      },
      approved_at: null,
    });
    expect(payment.matchingNumber).toBeGreaterThanOrEqual(10);
    expect(payment.matchingNumber).toBeLessThanOrEqual(99);
    expect(countCalls("submit")).toBe(submitted);
    expect((await world.bank.books(payment.id)).status).toBeNull();
  });

  it("is paid at once when the customer accepts, where nobody has to confirm", async () => {
    const payment = await askPhone(world);
    expect(await approve(payment.id)).toMatchObject({ status: "succeeded", approvedAt: started });
    expect((await world.readOrder(payment.orderId)).status).toBe("paid");
    expect(await world.told(payment.id)).toEqual([
      "payment.created",
      "payment.requires_action",
      "payment.processing",
      "payment.succeeded",
    ]);
  });

  it("is only reserved when the customer accepts, where the merchant confirms, and paid by the confirmation", async () => {
    const payment = await askPhone(world, { confirmation: "manual" });
    expect(await approve(payment.id)).toMatchObject({ status: "authorized", amountCaptured: 0 });
    expect(await world.told(payment.id)).toContain("payment.ready_to_confirm");
    expect((await world.readOrder(payment.orderId)).status).toBe("unpaid");
    expect(await confirmPayment(world.ctx, world.scope, payment.id)).toMatchObject({ status: "succeeded" });
  });

  it("is only reserved, too, where the merchant is asked by callback", async () => {
    const callback = { confirmation: "callback" } as const;
    const isMerchant = eq(merchantSettings.merchantId, world.scope.merchantId);
    await world.ctx.db.update(merchantSettings).set(callback).where(isMerchant);
    const payment = await askPhone(world, { callback_url: "https://fjordtea.example/confirm" });
    await world.ctx.db.update(merchantSettings).set({ confirmation: "automatic" }).where(isMerchant);
    expect(payment).toMatchObject(callback);
    expect(await approve(payment.id)).toMatchObject({ status: "authorized", amountCaptured: 0 });
    expect(await confirmPayment(world.ctx, world.scope, payment.id)).toMatchObject({ status: "succeeded" });
  });

  it("is given back when the merchant, having to confirm, cancels or says nothing", async () => {
    const canceled = await askPhone(world, { confirmation: "manual" });
    await approve(canceled.id);
    expect(await cancelPayment(world.ctx, world.scope, canceled.id)).toMatchObject({ status: "canceled" });
    const silent = await askPhone(world, { confirmation: "manual" });
    await approve(silent.id);
    world.clock.advance(240 * MINUTE_MS);
    await world.runDue();
    expect(await world.payment(silent.id)).toMatchObject({
      status: "canceled",
      reason: "confirmation_timeout",
    });
  });

  it("takes the customer's consents with the approval, in the language of the phone's page", async () => {
    const payment = await askPhone(world);
    const given = () => world.ctx.db.select().from(consents).where(eq(consents.orderId, payment.orderId));
    expect(await given()).toEqual([]);
    await approvePayment(world.ctx, { paymentId: payment.id, locale: "pl" });
    expect(
      (await given()).map(({ document, version, locale }) => [document, version, locale]).sort(),
    ).toEqual([
      ["personal_data", "2026-09", "pl"],
      ["terms", "2026-10", "pl"],
    ]);
  });

  it("is approved once, however often the customer presses", async () => {
    const payment = await askPhone(world);
    const submitted = countCalls("submit");
    const answers = [await approve(payment.id), await approve(payment.id), await approve(payment.id)];
    expect(answers.map(({ status }) => status)).toEqual(["succeeded", "succeeded", "succeeded"]);
    expect(countCalls("submit")).toBe(submitted + 1);
  });

  it("can be accepted until the last moment and not at the deadline itself", async () => {
    const inTime = await askPhone(world);
    const late = await askPhone(world);
    world.clock.advance(3 * MINUTE_MS - 1);
    expect(await approve(inTime.id)).toMatchObject({ status: "succeeded" });
    world.clock.advance(1);
    await expect(approve(late.id)).rejects.toMatchObject({ status: 410, code: "approval_expired" });
    await expect(rejectPayment(world.ctx, late.id)).rejects.toMatchObject({ code: "approval_expired" });
    expect(await world.payment(late.id)).toMatchObject({ status: "requires_action" });
  });

  it("expires by itself, nothing is charged, and it stays expired", async () => {
    const payment = await askPhone(world);
    world.clock.advance(3 * MINUTE_MS);
    await world.runDue();
    expect(await world.payment(payment.id)).toMatchObject({ status: "canceled", reason: "approval_timeout" });
    await expect(approve(payment.id)).rejects.toMatchObject({ status: 410, code: "approval_expired" });
    await expect(rejectPayment(world.ctx, payment.id)).rejects.toMatchObject({ code: "approval_expired" });
    expect((await world.bank.books(payment.id)).status).toBeNull();
  });

  it("is over at once when the customer rejects, and can't be accepted any more", async () => {
    const payment = await askPhone(world);
    const rejected = await rejectPayment(world.ctx, payment.id);
    expect(rejected).toMatchObject({ status: "failed", reason: "customer_declined" });
    expect(await rejectPayment(world.ctx, payment.id)).toMatchObject({ status: "failed" });
    await expect(approve(payment.id)).rejects.toMatchObject({ status: 409, code: "approval_rejected" });
    expect(await world.told(payment.id)).toEqual([
      "payment.created",
      "payment.requires_action",
      "payment.failed",
    ]);
    expect((await world.bank.books(payment.id)).status).toBeNull();
  });

  it("can't be rejected once it was accepted, and the refusal says that a payment exists", async () => {
    const payment = await askPhone(world);
    await approve(payment.id);
    await expect(rejectPayment(world.ctx, payment.id)).rejects.toMatchObject({
      status: 409,
      code: "approval_given",
      detail: expect.stringContaining("so a payment exists: it is succeeded"),
    });
  });

  it("is called off by the merchant before the customer answers, and can't be answered then", async () => {
    const payment = await askPhone(world);
    expect(await cancelPayment(world.ctx, world.scope, payment.id)).toMatchObject({
      status: "canceled",
      reason: "merchant_canceled",
    });
    expect(await cancelPayment(world.ctx, world.scope, payment.id)).toMatchObject({ status: "canceled" });
    await expect(approve(payment.id)).rejects.toMatchObject({ status: 409, code: "approval_withdrawn" });
    await expect(rejectPayment(world.ctx, payment.id)).rejects.toMatchObject({ code: "approval_withdrawn" });
  });

  it("can't be called off once the customer has accepted, and the refusal says so", async () => {
    const payment = await askPhone(world);
    await approve(payment.id);
    await expect(cancelPayment(world.ctx, world.scope, payment.id)).rejects.toMatchObject({
      status: 409,
      code: "payment_not_cancelable",
      detail: `The customer accepted on the phone at ${started.toISOString()}, so a payment exists and is succeeded. Refund it.`,
    });
  });

  it("is finished by the reconciler when the call after the approval is lost, its answer, or the process", async () => {
    for (const misfortune of [callIsLost, answerIsLost]) {
      const payment = await askPhone(world);
      plan("submit", misfortune);
      expect(await approve(payment.id)).toMatchObject({ status: "processing" });
      world.clock.advance(30 * SECOND_MS);
      await world.runDue();
      expect(await world.payment(payment.id)).toMatchObject({ status: "succeeded" });
    }
    for (const death of [diesBefore, diesAfter]) {
      const payment = await askPhone(world);
      plan("submit", death);
      await expect(approve(payment.id)).rejects.toThrow("the process died");
      world.clock.advance(30 * SECOND_MS);
      await world.runDue();
      expect(await world.payment(payment.id)).toMatchObject({ status: "succeeded" });
    }
  });

  it("that a bank step belongs to can't be answered as if it were on a phone", async () => {
    const order = await world.order();
    const payment = await world.pay(order.id, "card", "sandbox_card_challenge_visa");
    expect(payment.status).toBe("requires_action");
    await expect(approve(payment.id)).rejects.toMatchObject({ status: 404 });
    await expect(rejectPayment(world.ctx, payment.id)).rejects.toMatchObject({ status: 404 });
    await expect(approve("pay_nobody")).rejects.toMatchObject({ status: 404 });
    await cancelPayment(world.ctx, world.scope, payment.id);
  });

  it("tells the merchant what to show, and no event carries the phone's own link", async () => {
    const payment = await askPhone(world);
    const rows = await world.ctx.db.select().from(events).where(eq(events.objectId, payment.id));
    const asked = rows.find(({ type }) => type === "payment.requires_action");
    expect(JSON.parse(asked?.body ?? "{}").data.next_action).toMatchObject({
      matching_number: payment.matchingNumber,
    });
    for (const { body } of rows) expect(body).not.toMatch(/\/(phone|p)\//);
  });
});

import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readConfirmPage } from "@/lib/checkout/pages/read-confirm-page";
import { MINUTE_MS } from "@/lib/core/clock";
import { must } from "@/lib/core/invariant";
import { cancelPayment } from "@/lib/payments/cancel-payment";
import { confirmPayment } from "@/lib/payments/confirm-payment";
import { authorizeWithLink } from "@/tests/support/await-confirmation";
import { createWorld, type World } from "@/tests/support/checkout-world";
import { answerIsLost, createInterceptor } from "@/tests/support/interceptor";
import { checkInvariants } from "@/tests/support/invariants";
import { answerConfirmLink } from "./answer-confirm-link";
import { findConfirmLink } from "./link-queries";

describe("the link in a warning", () => {
  let world: World;
  const bank = createInterceptor();
  beforeEach(async () => {
    world = await createWorld({ wrapProvider: bank.wrap });
  });
  afterEach(async () => {
    await checkInvariants(world);
    await world.close();
  });

  const linked = async (id: string) => must(await findConfirmLink(world.ctx.db, id), "the link");
  const look = async (id: string) => readConfirmPage(world.ctx, await linked(id));

  it("shows what there is to confirm, and how much time is left", async () => {
    const { payment, linkId } = await authorizeWithLink(world);
    const order = await world.readOrder(payment.orderId);
    expect(await look(linkId)).toMatchObject({
      merchant: { name: "Fjord Tea" },
      orderNumber: order.number,
      amount: 2400,
      currency: "EUR",
      lines: [{ name: "Assam, 250 g", quantity: 2, amount: 2400 }],
      customer: { name: "Ada Customer", email: "ada@customer.example" },
      status: "authorized",
      minutesLeft: 120,
      isEmbedded: false,
      embedOrigin: null,
    });
  });

  it("is harmless to look at, however often", async () => {
    const { payment, linkId } = await authorizeWithLink(world);
    const before = await world.payment(payment.id);
    for (let visit = 0; visit < 5; visit += 1) await look(linkId);
    expect(await world.payment(payment.id)).toEqual(before);
    expect((await linked(linkId)).link.usedAt).toBeNull();
  });

  it("confirms once, and is used from that moment on", async () => {
    const { payment, linkId } = await authorizeWithLink(world);
    expect(await answerConfirmLink(world.ctx, linkId, "confirm")).toMatchObject({ status: "succeeded" });
    const { usedAt } = (await linked(linkId)).link;
    expect(usedAt).toEqual((await world.payment(payment.id)).confirmedAt);
    const captures = bank.countCalls("capture");
    world.clock.advance(MINUTE_MS);
    expect(await answerConfirmLink(world.ctx, linkId, "confirm")).toMatchObject({ status: "succeeded" });
    expect(await answerConfirmLink(world.ctx, linkId, "cancel")).toMatchObject({ status: "succeeded" });
    expect(bank.countCalls("capture")).toBe(captures);
    expect((await linked(linkId)).link.usedAt).toEqual(usedAt);
    expect(await look(linkId)).toMatchObject({ status: "succeeded", minutesLeft: null });
  });

  it("cancels as well, and then confirms nothing", async () => {
    const { payment, linkId } = await authorizeWithLink(world);
    expect(await answerConfirmLink(world.ctx, linkId, "cancel")).toMatchObject({
      status: "canceled",
      reason: "merchant_canceled",
    });
    expect(await answerConfirmLink(world.ctx, linkId, "confirm")).toMatchObject({ status: "canceled" });
    expect(await world.bank.books(payment.id)).toMatchObject({ status: "released", capturedMinor: 0 });
    expect((await linked(linkId)).link.usedAt).toEqual(world.clock.now());
  });

  it("says that the money is being taken while the bank has not answered", async () => {
    const { linkId } = await authorizeWithLink(world);
    bank.plan("capture", answerIsLost);
    await answerConfirmLink(world.ctx, linkId, "confirm");
    expect(await look(linkId)).toMatchObject({ status: "capturing", minutesLeft: null });
    world.clock.advance(MINUTE_MS);
    await world.runDue();
    expect(await look(linkId)).toMatchObject({ status: "succeeded" });
  });

  it("is too late from the deadline on, before and after the release", async () => {
    const { linkId } = await authorizeWithLink(world);
    world.clock.advance(120 * MINUTE_MS);
    const refusal = { status: 409, code: "confirmation_expired" };
    await expect(answerConfirmLink(world.ctx, linkId, "confirm")).rejects.toMatchObject(refusal);
    expect(await look(linkId)).toMatchObject({ status: "authorized", minutesLeft: null });
    await world.runDue();
    await expect(answerConfirmLink(world.ctx, linkId, "confirm")).rejects.toMatchObject(refusal);
    expect(await look(linkId)).toMatchObject({ status: "canceled", reason: "confirmation_timeout" });
    expect((await linked(linkId)).link.usedAt).toBeNull();
  });

  it("changes nothing where the API has decided", async () => {
    const confirmed = await authorizeWithLink(world);
    await confirmPayment(world.ctx, world.scope, confirmed.payment.id);
    expect(await answerConfirmLink(world.ctx, confirmed.linkId, "confirm")).toMatchObject({
      status: "succeeded",
    });
    await expect(answerConfirmLink(world.ctx, confirmed.linkId, "cancel")).rejects.toMatchObject({
      code: "payment_not_cancelable",
    });
    const canceled = await authorizeWithLink(world);
    await cancelPayment(world.ctx, world.scope, canceled.payment.id);
    await expect(answerConfirmLink(world.ctx, canceled.linkId, "confirm")).rejects.toMatchObject({
      code: "payment_not_confirmable",
    });
    expect((await linked(canceled.linkId)).link.usedAt).toBeNull();
  });

  it("is like no link at all where there is none", async () => {
    await expect(answerConfirmLink(world.ctx, "cl_none", "confirm")).rejects.toMatchObject({ status: 404 });
  });
});

import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { approvePayment } from "@/lib/approvals/approve-payment";
import { rejectPayment } from "@/lib/approvals/reject-payment";
import type { PhonePageModel } from "@/lib/contracts/phone-page-model";
import { MINUTE_MS, SECOND_MS } from "@/lib/core/clock";
import { must } from "@/lib/core/invariant";
import { cancelPayment } from "@/lib/payments/cancel-payment";
import type { PaymentRow } from "@/lib/payments/queries";
import { askPhone } from "@/tests/support/ask-phone";
import { createWorld, type World } from "@/tests/support/checkout-world";
import { answerIsLost, createInterceptor } from "@/tests/support/interceptor";
import { findPhone } from "./queries";
import { readPhonePage } from "./read-phone-page";

const { plan, wrap } = createInterceptor();

describe("what the page of a phone shows", () => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld({ wrapProvider: wrap });
  });
  beforeEach(async () => {
    world.clock.advance(60 * MINUTE_MS);
    await world.runDue();
  });
  afterAll(() => world.close());

  async function show(payment: PaymentRow): Promise<PhonePageModel> {
    const phone = must(await findPhone(world.ctx.db, payment.phoneId ?? ""), "the phone");
    return readPhonePage(world.ctx, { phone, chosenLocale: null, fallbackLocale: "en", refused: null });
  }
  const outcome = async (payment: PaymentRow) =>
    (await show(payment)).history.find(({ paymentId }) => paymentId === payment.id);

  it("is the request as it is: the amount, the lines, the same number as the shop's, the time that is left", async () => {
    const payment = await askPhone(world);
    world.clock.advance(20 * SECOND_MS);
    const { requests, maskedNumber, locale, merchant } = await show(payment);
    expect(requests).toMatchObject([
      {
        paymentId: payment.id,
        amount: 2400,
        currency: "EUR",
        matchingNumber: payment.matchingNumber,
        secondsLeft: 160,
        lines: [{ name: "Assam, 250 g", quantity: 2, amount: 2400 }],
      },
    ]);
    expect([maskedNumber, locale, merchant.name]).toEqual(["+354 … 67", "is", "Fjord Tea"]);
  });

  it("names the outcome of each way that a request can end, and none that is not true yet", async () => {
    const paid = await askPhone(world);
    await approvePayment(world.ctx, { paymentId: paid.id });
    expect(await outcome(paid)).toMatchObject({ outcome: "paid", isFresh: true });

    const reserved = await askPhone(world, { confirmation: "manual" });
    await approvePayment(world.ctx, { paymentId: reserved.id });
    expect(await outcome(reserved)).toMatchObject({ outcome: "reserved" });
    await cancelPayment(world.ctx, world.scope, reserved.id);
    expect(await outcome(reserved)).toMatchObject({ outcome: "released" });

    const rejected = await askPhone(world);
    await rejectPayment(world.ctx, rejected.id);
    expect(await outcome(rejected)).toMatchObject({ outcome: "rejected" });

    const withdrawn = await askPhone(world);
    await cancelPayment(world.ctx, world.scope, withdrawn.id);
    expect(await outcome(withdrawn)).toMatchObject({ outcome: "withdrawn" });

    const checking = await askPhone(world);
    plan("submit", answerIsLost);
    await approvePayment(world.ctx, { paymentId: checking.id });
    expect(await outcome(checking)).toMatchObject({ outcome: "checking" });
  });

  it("never offers a request whose time is over, swept or not", async () => {
    const payment = await askPhone(world);
    world.clock.advance(3 * MINUTE_MS);
    const before = await show(payment);
    expect(before.requests).toEqual([]);
    expect(before.history[0]).toMatchObject({ paymentId: payment.id, outcome: "expired" });
    await world.runDue();
    expect(await outcome(payment)).toMatchObject({ outcome: "expired" });
  });

  it("speaks of the last request first for a while, and then of what the page is for", async () => {
    const payment = await askPhone(world);
    await rejectPayment(world.ctx, payment.id);
    world.clock.advance(14 * MINUTE_MS);
    expect(await outcome(payment)).toMatchObject({ isFresh: true });
    world.clock.advance(MINUTE_MS);
    expect(await outcome(payment)).toMatchObject({ isFresh: false });
  });
});

import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { confirmLinks, merchantSettings, outboxMessages } from "@/db/schema";
import { confirmationExpiringSchema, readyToConfirmSchema } from "@/lib/contracts/confirmation-objects";
import { addMs, DAY_MS, HOUR_MS, MINUTE_MS } from "@/lib/core/clock";
import { advanceClock } from "@/lib/due/advance-clock";
import { cancelPayment } from "@/lib/payments/cancel-payment";
import { confirmPayment } from "@/lib/payments/confirm-payment";
import { submitPayment } from "@/lib/payments/submit-payment";
import { authorize, bodiesOf } from "@/tests/support/await-confirmation";
import { CARD_TOKEN, createWorld, type World } from "@/tests/support/checkout-world";
import { checkInvariants } from "@/tests/support/invariants";
import { warnMerchant } from "./warn-merchant";

describe("a payment that awaits confirmation", () => {
  let world: World;
  beforeEach(async () => {
    world = await createWorld();
  });
  afterEach(async () => {
    await checkInvariants(world);
    await world.close();
  });

  const warnings = async (id: string) =>
    (await bodiesOf(world, id, "payment.confirmation_expiring")).map((body) => JSON.parse(body));
  const percents = async (id: string) =>
    (await warnings(id)).map(({ data }) => confirmationExpiringSchema.parse(data).percent_elapsed);
  const letters = (id: string) =>
    world.ctx.db
      .select()
      .from(outboxMessages)
      .where(eq(outboxMessages.objectId, id))
      .orderBy(outboxMessages.id);
  const links = (id: string) =>
    world.ctx.db.select().from(confirmLinks).where(eq(confirmLinks.paymentId, id));

  async function passTo(minutes: number) {
    world.clock.advance(minutes * MINUTE_MS);
    await world.runDue();
  }

  it("is told with the whole session and payment, and what to do by when", async () => {
    const payment = await authorize(world, { confirmation: "manual", client_reference_id: "cart-7" });
    const order = await world.readOrder(payment.orderId);
    const [body = ""] = await bodiesOf(world, payment.id, "payment.ready_to_confirm");
    const { data } = JSON.parse(body);
    expect(readyToConfirmSchema.strict().parse(data)).toEqual(data);
    const confirmBy = addMs(world.clock.now(), 240 * MINUTE_MS).toISOString();
    expect(data).toMatchObject({
      id: payment.id,
      status: "authorized",
      amount_authorized: 2400,
      next_action: { type: "confirm", confirm_by: confirmBy },
      confirm_by: confirmBy,
      order_number: order.number,
      client_reference_id: "cart-7",
      checkout_session: {
        id: order.sessionId,
        status: "completed",
        order: order.id,
        amount_total: 2400,
        items: [{ name: "Assam, 250 g", quantity: 2 }],
      },
    });
  });

  it("is warned of at 50, 80 and 95 percent of its time, by event and by email", async () => {
    const payment = await authorize(world);
    await passTo(119);
    expect(await percents(payment.id)).toEqual([]);
    await passTo(1);
    expect(await percents(payment.id)).toEqual([50]);
    await passTo(72);
    await passTo(36);
    await passTo(11);
    expect(await percents(payment.id)).toEqual([50, 80, 95]);
    const [first] = await warnings(payment.id);
    expect(first.data).toMatchObject({ id: payment.id, checkout_session: { object: "checkout.session" } });
    expect(
      (await letters(payment.id)).map(({ recipient, kind, params }) => [recipient, kind, params]),
    ).toEqual(
      ["50", "80", "95"].map((percent) => ["help@fjordtea.example", "confirmation_expiring", { percent }]),
    );
    expect(await links(payment.id)).toHaveLength(1);
    await passTo(1);
    expect(await world.payment(payment.id)).toMatchObject({ reason: "confirmation_timeout", warnAt: null });
    expect(await percents(payment.id)).toHaveLength(3);
  });

  it("is warned of with the latest that applies where a worker was away", async () => {
    const payment = await authorize(world);
    await passTo(200);
    expect(await percents(payment.id)).toEqual([80]);
    await passTo(30);
    expect(await percents(payment.id)).toEqual([80, 95]);
    expect(await world.payment(payment.id)).toMatchObject({ status: "authorized", warnAt: null });
  });

  it("is warned of once, though two workers look", async () => {
    const payment = await authorize(world);
    world.clock.advance(120 * MINUTE_MS);
    await Promise.all([1, 2, 3].map(() => warnMerchant(world.ctx, payment.id)));
    expect(await percents(payment.id)).toEqual([50]);
    expect(await letters(payment.id)).toHaveLength(1);
  });

  it("is not warned of from its deadline on, though nobody has released it", async () => {
    const payment = await authorize(world);
    world.clock.advance(240 * MINUTE_MS);
    await warnMerchant(world.ctx, payment.id);
    expect(await percents(payment.id)).toEqual([]);
    expect(await world.payment(payment.id)).toMatchObject({ status: "authorized", warnAt: null });
  });

  it("is not warned of once it is confirmed or canceled", async () => {
    for (const verb of [confirmPayment, cancelPayment]) {
      const payment = await authorize(world);
      await verb(world.ctx, world.scope, payment.id);
      await passTo(120);
      await warnMerchant(world.ctx, payment.id);
      expect(await percents(payment.id)).toEqual([]);
    }
  });

  it("is not warned of where the capture comes at once", async () => {
    const payment = await authorize(world, {});
    expect(payment).toMatchObject({ status: "succeeded", warnAt: null, confirmBy: null });
  });

  it("keeps the same parts of a time that the merchant has set", async () => {
    const of = eq(merchantSettings.merchantId, world.scope.merchantId);
    await world.ctx.db.update(merchantSettings).set({ confirmWithinMinutes: 10 }).where(of);
    const payment = await authorize(world);
    await passTo(5);
    await passTo(3);
    await passTo(1.5);
    expect(await percents(payment.id)).toEqual([50, 80, 95]);
  });

  it("follows the merchant's own clock: every warning in its turn, then the release", async () => {
    const payment = await authorize(world);
    await advanceClock(world.ctx, world.scope, { seconds: (5 * HOUR_MS) / 1_000 });
    const told = await warnings(payment.id);
    const start = payment.createdAt;
    expect(told.map(({ timestamp }) => timestamp)).toEqual(
      [120, 192, 228].map((minutes) => addMs(start, minutes * MINUTE_MS).toISOString()),
    );
    expect(await world.payment(payment.id)).toMatchObject({ reason: "confirmation_timeout" });
  });

  it("never outlasts the bank's hold, which ends in wall-clock time, in a mode that is ahead", async () => {
    const of = eq(merchantSettings.merchantId, world.scope.merchantId);
    await world.ctx.db
      .update(merchantSettings)
      .set({ confirmWithinMinutes: 365 * 24 * 60 })
      .where(of);
    const here = await authorize(world);
    await advanceClock(world.ctx, world.scope, { seconds: (10 * DAY_MS) / 1_000 });
    const { clock } = world;
    const own = { ...world.ctx, clock: { now: () => addMs(clock.now(), 10 * DAY_MS) } };
    const order = await world.order({ confirmation: "manual" });
    const ahead = await submitPayment(own, {
      orderId: order.id,
      method: "card",
      token: CARD_TOKEN,
      actor: "customer",
    });
    expect(ahead.confirmBy).toEqual(addMs(here.confirmBy ?? clock.now(), 10 * DAY_MS));
  });
});

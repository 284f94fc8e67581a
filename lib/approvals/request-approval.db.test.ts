import { and, eq } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { consents, outboxMessages, phones, pushSubscriptions } from "@/db/schema";
import { MINUTE_MS } from "@/lib/core/clock";
import { newId } from "@/lib/core/ids";
import { must } from "@/lib/core/invariant";
import { cancelPayment } from "@/lib/payments/cancel-payment";
import { askPhone, CUSTOMER_PHONE } from "@/tests/support/ask-phone";
import { createWorld, type World } from "@/tests/support/checkout-world";
import { checkInvariants } from "@/tests/support/invariants";
import { comeToRest } from "@/tests/support/race";
import { approvePayment } from "./approve-payment";
import { rejectPayment } from "./reject-payment";

describe("asking a phone", () => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld();
  });
  beforeEach(() => world.clock.advance(10 * MINUTE_MS));
  afterEach(async () => {
    world.clock.advance(3 * MINUTE_MS);
    await comeToRest(world);
    await checkInvariants(world);
  });
  afterAll(() => world.close());

  const messagesAbout = (objectId: string) =>
    world.ctx.db.select().from(outboxMessages).where(eq(outboxMessages.objectId, objectId));
  const channelsOf = async (paymentId: string) =>
    (await messagesAbout(paymentId)).map(({ channel, recipient }) => `${channel} ${recipient}`).sort();
  const hostedOrder = () => world.order({ customer: { phone: "+354 770 0067" } }, "phone");

  it("tells it by text message, in the customer's language, without a link or the number in the row", async () => {
    const payment = await askPhone(world);
    const [message, ...others] = await messagesAbout(payment.id);
    expect(others).toEqual([]);
    expect(message).toMatchObject({
      channel: "sms",
      kind: "approval_requested",
      recipient: CUSTOMER_PHONE,
      locale: "is",
      params: {},
    });
  });

  it("writes an email too where there is an address, and not where a browser on the phone is notified", async () => {
    const customer = { phone: CUSTOMER_PHONE, email: "ada@customer.example" };
    const byMail = await askPhone(world, { customer });
    expect(await channelsOf(byMail.id)).toEqual(["email ada@customer.example", `sms ${CUSTOMER_PHONE}`]);

    const subscription = newId("pushSubscription", world.ctx);
    await world.ctx.db.insert(pushSubscriptions).values({
      id: subscription,
      phoneId: must(byMail.phoneId, "the phone"),
      endpoint: "https://push.example/1",
      p256dh: "p256dh",
      authEncrypted: "auth",
      createdAt: world.clock.now(),
    });
    const byPush = await askPhone(world, { customer });
    expect(await channelsOf(byPush.id)).toEqual([`push ${subscription}`, `sms ${CUSTOMER_PHONE}`]);
    const isGone = { goneAt: world.clock.now() };
    await world.ctx.db.update(pushSubscriptions).set(isGone).where(eq(pushSubscriptions.id, subscription));
    const after = await askPhone(world, { customer });
    expect(await channelsOf(after.id)).toEqual(["email ada@customer.example", `sms ${CUSTOMER_PHONE}`]);
  });

  it("knows one phone by its number, however it was written", async () => {
    const first = await askPhone(world);
    const second = await askPhone(world, { customer: { phone: "+354 (770) 00-67" } });
    expect(second.phoneId).toBe(first.phoneId);
    const rows = await world.ctx.db
      .select()
      .from(phones)
      .where(and(eq(phones.merchantId, world.scope.merchantId), eq(phones.number, CUSTOMER_PHONE)));
    expect(rows).toHaveLength(1);
  });

  it("gives requests that wait side by side different numbers, and asks no more than five at once", async () => {
    const numbers = new Set<number | null>();
    for (let asked = 0; asked < 5; asked += 1) numbers.add((await askPhone(world)).matchingNumber);
    expect(numbers.size).toBe(5);
    await expect(askPhone(world)).rejects.toMatchObject({ status: 429, code: "phone_busy" });
    world.clock.advance(3 * MINUTE_MS);
    expect(await askPhone(world)).toMatchObject({ status: "requires_action" });
  });

  it("works from an order that was placed on the page, whose consents stand as they were given", async () => {
    const order = await hostedOrder();
    const payment = await world.pay(order.id, "phone");
    expect(payment).toMatchObject({ status: "requires_action", phoneId: expect.any(String) });
    expect((await world.pay(order.id, "phone")).id).toBe(payment.id);
    expect(await channelsOf(payment.id)).toHaveLength(2);
    world.clock.advance(1_000);
    await approvePayment(world.ctx, { paymentId: payment.id, locale: "ar" });
    expect(await world.readOrder(order.id)).toMatchObject({ status: "paid" });
    const given = await world.ctx.db.select().from(consents).where(eq(consents.orderId, order.id));
    expect(given.map(({ locale }) => locale)).toEqual(["en", "en"]);
  });

  it("is refused where nobody knows which phone, and the reason is named", async () => {
    const order = await world.order({}, "card");
    await expect(world.pay(order.id, "phone")).rejects.toMatchObject({
      status: 422,
      errors: [{ pointer: "/method", code: "payment_method_unavailable" }],
    });
    await expect(world.order({ customer: { phone: "+999123456789" } }, "phone")).rejects.toMatchObject({
      errors: [{ pointer: "/customer/phone", code: "phone_invalid" }],
    });
  });

  it("ends when the customer chooses another way to pay, and can't be answered then", async () => {
    const order = await hostedOrder();
    const onPhone = await world.pay(order.id, "phone");
    expect(await world.pay(order.id, "card")).toMatchObject({ status: "succeeded" });
    expect(await world.payment(onPhone.id)).toMatchObject({ status: "canceled", reason: "superseded" });
    await expect(approvePayment(world.ctx, { paymentId: onPhone.id })).rejects.toMatchObject({
      code: "approval_withdrawn",
    });
  });

  it("again begins anew once the first request was rejected, called off or has lapsed unswept", async () => {
    const order = await hostedOrder();
    const rejected = await world.pay(order.id, "phone");
    await rejectPayment(world.ctx, rejected.id);
    const canceled = await world.pay(order.id, "phone");
    await cancelPayment(world.ctx, world.scope, canceled.id);
    const lapsed = await world.pay(order.id, "phone");
    world.clock.advance(3 * MINUTE_MS);
    const last = await world.pay(order.id, "phone");
    expect(new Set([rejected.id, canceled.id, lapsed.id, last.id]).size).toBe(4);
    expect(await world.payment(lapsed.id)).toMatchObject({ status: "canceled", reason: "approval_timeout" });
    expect(await approvePayment(world.ctx, { paymentId: last.id })).toMatchObject({ status: "succeeded" });
  });

  it("is never overtaken by another payment once the customer has accepted", async () => {
    const order = await world.order({ customer: { phone: CUSTOMER_PHONE }, confirmation: "manual" }, "phone");
    const payment = await world.pay(order.id, "phone");
    await approvePayment(world.ctx, { paymentId: payment.id });
    expect((await world.pay(order.id, "card")).id).toBe(payment.id);
    await cancelPayment(world.ctx, world.scope, payment.id);
  });
});

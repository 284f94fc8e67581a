import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { events, merchantSettings, orders, payments } from "@/db/schema";
import { createWorld, type World } from "@/tests/support/checkout-world";
import { refusedFields } from "@/tests/support/refused-fields";

describe("submitPayment", () => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld();
  });
  afterAll(() => world.close());

  const offerOnly = (paymentMethods: string[] | null) =>
    world.ctx.db
      .update(merchantSettings)
      .set({ paymentMethods })
      .where(eq(merchantSettings.merchantId, world.scope.merchantId));

  it("captures a card at once and makes the order paid", async () => {
    const order = await world.order();
    const payment = await world.pay(order.id);
    expect(payment).toMatchObject({ status: "succeeded", amountCaptured: 2400, provider: "sandbox" });
    const [paid] = await world.ctx.db.select().from(orders).where(eq(orders.id, order.id));
    expect(paid).toMatchObject({ status: "paid", amountPaid: 2400 });
    expect(await world.bank.books(payment.id)).toMatchObject({ capturedMinor: 2400 });
  });

  it("tells the merchant each step once, in order", async () => {
    const order = await world.order();
    const payment = await world.pay(order.id);
    const told = await world.ctx.db
      .select()
      .from(events)
      .where(eq(events.objectId, payment.id))
      .orderBy(events.position);
    expect(told.map((event) => event.type)).toEqual([
      "payment.created",
      "payment.processing",
      "payment.succeeded",
    ]);
    expect(told.map((event) => event.sequence)).toEqual([1, 2, 3]);
  });

  it("keeps brand and last four digits of the card, and tells the merchant with the first word about it", async () => {
    const order = await world.order();
    const payment = await world.pay(order.id, "card", "sandbox_card_succeeds_amex");
    const told = await world.ctx.db
      .select()
      .from(events)
      .where(eq(events.objectId, payment.id))
      .orderBy(events.position);
    expect(told.map(({ body }) => JSON.parse(body).data.card)).toEqual([
      null,
      null,
      { brand: "amex", last4: "0005" },
    ]);
    const declined = await world.pay((await world.order()).id, "card", "sandbox_card_declined_visa");
    expect(declined).toMatchObject({ status: "failed", cardBrand: "visa", cardLast4: "0002" });
    const wholeNumber = world.ctx.db.update(payments).set({ cardLast4: "378282246310005" });
    await expect(wholeNumber.where(eq(payments.id, payment.id))).rejects.toThrow();
  });

  it("leaves the order unpaid after a decline, to be paid by another card", async () => {
    const order = await world.order();
    const declined = await world.pay(order.id, "card", "sandbox_card_declined_visa");
    expect(declined).toMatchObject({ status: "failed", reason: "declined" });
    expect(await world.pay(order.id)).toMatchObject({ status: "succeeded" });
  });

  it("shows instructions for a transfer and lets the customer switch to a card", async () => {
    const order = await world.order({}, "bank_transfer");
    const transfer = await world.pay(order.id, "bank_transfer");
    expect(transfer.status).toBe("awaiting_funds");
    expect(transfer.instructions?.reference).toMatch(/^RF\d\d/);
    expect(await world.pay(order.id)).toMatchObject({ status: "succeeded" });
    expect(await world.payment(transfer.id)).toMatchObject({ status: "canceled", reason: "superseded" });
  });

  it("answers a second press with the payment that waits already", async () => {
    const order = await world.order({}, "bank_transfer");
    const first = await world.pay(order.id, "bank_transfer");
    expect(await world.pay(order.id, "bank_transfer")).toEqual(first);
  });

  it("remembers the method that the customer chose last", async () => {
    const order = await world.order({}, "bank_transfer");
    await world.pay(order.id);
    expect(await world.readOrder(order.id)).toMatchObject({ paymentMethod: "card", status: "paid" });
  });

  it("refuses to be paid twice", async () => {
    const order = await world.order();
    const { id } = await world.pay(order.id);
    for (const method of ["card", "bank_transfer"]) {
      await expect(world.pay(order.id, method)).rejects.toMatchObject({
        status: 409,
        code: "order_not_payable",
      });
    }
    expect(await world.bank.books(id)).toMatchObject({ capturedMinor: 2400 });
  });

  it("refuses a method that is not offered, or not any more, and keeps the one that waits", async () => {
    const order = await world.order({}, "bank_transfer");
    for (const method of ["ideal", "gold"]) {
      expect(await refusedFields(world.pay(order.id, method))).toEqual([
        ["/method", "payment_method_unavailable"],
      ]);
    }
    await offerOnly(["bank_transfer"]);
    expect(await refusedFields(world.pay(order.id))).toEqual([["/method", "payment_method_unavailable"]]);
    await offerOnly(null);
    expect(await world.pay(order.id)).toMatchObject({ status: "succeeded" });
  });

  it("refuses a card number where a token belongs, before anything is stored", async () => {
    const order = await world.order();
    await expect(world.pay(order.id, "card", "4242424242424242")).rejects.toMatchObject({ status: 422 });
    expect(await world.ctx.db.select().from(payments).where(eq(payments.orderId, order.id))).toEqual([]);
  });
});

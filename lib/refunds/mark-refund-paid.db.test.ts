import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { transitions } from "@/db/schema";
import { transact } from "@/lib/events/transact";
import { markOrderPaid } from "@/lib/payments/mark-order-paid";
import { createMerchant, createWorld, type World } from "@/tests/support/checkout-world";
import { checkInvariants } from "@/tests/support/invariants";
import { createRefundWorld } from "@/tests/support/refund-world";
import { cancelRefund } from "./cancel-refund";
import { markRefundPaid } from "./mark-refund-paid";

describe("a refund that a person has to send", () => {
  let world: World;
  let refunding: ReturnType<typeof createRefundWorld>;
  beforeAll(async () => {
    world = await createWorld();
    refunding = createRefundWorld(world);
  });
  afterAll(() => world.close());

  async function waiting(body: { amount?: number } = {}) {
    const order = await world.order({}, "bank_transfer");
    const payment = await world.pay(order.id, "bank_transfer");
    await markOrderPaid(world.ctx, world.scope, order.id);
    const { id } = await refunding.refund(order.id, body);
    await world.runDue();
    return { id, order, payment };
  }
  const mark = (id: string, body = {}, scope = world.scope) =>
    transact(world.ctx, (inside) => markRefundPaid(inside, scope, id, body));
  const callOff = (id: string) => transact(world.ctx, (inside) => cancelRefund(inside, world.scope, id));

  it("waits, and is counted once the merchant has said that it is sent, with the bank's reference", async () => {
    const { id, order, payment } = await waiting({ amount: 900 });
    expect(await refunding.readRefund(id)).toMatchObject({ status: "requires_action", finishedAt: null });
    expect(await world.readOrder(order.id)).toMatchObject({ status: "paid", amountRefunded: 0 });
    const paid_at = world.clock.now().toISOString();
    await mark(id, { reference: "SEPA-42", paid_at });
    expect(await refunding.readRefund(id)).toMatchObject({
      status: "succeeded",
      bankReference: "SEPA-42",
      paidAt: world.clock.now(),
      message: null,
    });
    expect(await world.payment(payment.id)).toMatchObject({ amountRefunded: 900 });
    expect(await world.readOrder(order.id)).toMatchObject({
      status: "partially_refunded",
      amountRefunded: 900,
    });
    expect(await world.told(id)).toEqual([
      "refund.created",
      "refund.processing",
      "refund.requires_action",
      "refund.succeeded",
    ]);
    const moves = await world.ctx.db.select().from(transitions).where(eq(transitions.objectId, id));
    expect(moves.find(({ to }) => to === "succeeded")).toMatchObject({ actor: "merchant" });
    await checkInvariants(world);
  });

  it("is counted once, however often it is marked, and the first word stays", async () => {
    const { id, order } = await waiting();
    await mark(id, { reference: "first" });
    await Promise.all([mark(id, { reference: "second" }), mark(id)]);
    expect(await refunding.readRefund(id)).toMatchObject({ bankReference: "first" });
    expect(await world.readOrder(order.id)).toMatchObject({ status: "refunded", amountRefunded: 2400 });
    await expect(callOff(id)).rejects.toMatchObject({
      status: 409,
      code: "refund_not_awaiting_payment",
    });
  });

  it("can be called off, and then the amount is there to refund again", async () => {
    const { id, order } = await waiting();
    await expect(refunding.refund(order.id)).rejects.toMatchObject({ status: 409 });
    await callOff(id);
    await callOff(id);
    expect(await refunding.readRefund(id)).toMatchObject({ status: "failed" });
    await expect(mark(id)).rejects.toMatchObject({ status: 409, code: "refund_not_awaiting_payment" });
    await refunding.refund(order.id);
    await world.runDue();
    await checkInvariants(world);
  });

  it("ends once where it is marked and called off at the same moment", async () => {
    const { id, order } = await waiting();
    const ends = await Promise.allSettled([mark(id), callOff(id)]);
    expect(ends.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const { status } = await refunding.readRefund(id);
    const amountRefunded = status === "succeeded" ? 2400 : 0;
    expect(await world.readOrder(order.id)).toMatchObject({ amountRefunded });
    await checkInvariants(world);
  });

  it("is not one that a provider sends: that is never marked nor called off", async () => {
    const { order } = await refunding.paid();
    const { id } = await refunding.refund(order.id);
    const refusal = { status: 409, code: "refund_not_awaiting_payment" };
    await expect(mark(id)).rejects.toMatchObject(refusal);
    await world.runDue();
    expect(await refunding.readRefund(id)).toMatchObject({ status: "succeeded" });
    await expect(mark(id)).rejects.toMatchObject(refusal);
    await expect(callOff(id)).rejects.toMatchObject(refusal);
  });

  it("is not sent at a time that is still to come, nor by another merchant", async () => {
    const { id } = await waiting();
    await expect(mark(id, { paid_at: "2999-01-01T00:00:00Z" })).rejects.toMatchObject({
      errors: [{ pointer: "/paid_at", code: "time_not_come" }],
    });
    const stranger = await createMerchant(world.ctx);
    for (const scope of [stranger, { ...world.scope, livemode: true }]) {
      await expect(mark(id, {}, scope)).rejects.toMatchObject({ status: 404 });
    }
    await mark(id);
  });
});

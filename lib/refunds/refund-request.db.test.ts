import { eq } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { events, refunds } from "@/db/schema";
import { SECOND_MS } from "@/lib/core/clock";
import { createMerchant, createWorld, type World } from "@/tests/support/checkout-world";
import { createInterceptor } from "@/tests/support/interceptor";
import { checkInvariants } from "@/tests/support/invariants";
import { createRefundWorld } from "@/tests/support/refund-world";
import { refusedFields } from "@/tests/support/refused-fields";
import { findScopedRefundRequest, listRefundRequests } from "./refund-request-queries";

const REASON = "It does not fit.";

describe("a refund request", () => {
  let world: World;
  let refunding: ReturnType<typeof createRefundWorld>;
  const bank = createInterceptor();
  beforeAll(async () => {
    world = await createWorld({ wrapProvider: bank.wrap });
    refunding = createRefundWorld(world);
  });
  afterEach(async () => {
    await world.runDue();
    await checkInvariants(world);
  });
  afterAll(() => world.close());

  const refundsOf = (requestId: string) =>
    world.ctx.db.select().from(refunds).where(eq(refunds.refundRequestId, requestId));
  const read = (id: string) => findScopedRefundRequest(world.ctx.db, world.scope, id);

  async function asked(body: { amount?: number } = {}) {
    const { order, payment } = await refunding.paid();
    return { order, payment, request: await refunding.ask({ order: order.id, reason: REASON, ...body }) };
  }

  it("is kept until it is answered, and sends nothing by itself", async () => {
    const { order, payment, request } = await asked({ amount: 1000 });
    expect(request).toMatchObject({ status: "pending", amount: 1000, items: null, reason: REASON });
    await world.runDue();
    expect(await world.bank.books(payment.id)).toMatchObject({ refundedMinor: 0 });
    expect(await world.readOrder(order.id)).toMatchObject({ status: "paid" });
    expect(await world.told(request.id)).toEqual(["refund_request.created"]);
  });

  it("is of all that is left where nothing is said, and of lines where they are", async () => {
    const { order } = await refunding.paid();
    await refunding.refund(order.id, { amount: 350 });
    expect(await refunding.ask({ order: order.id, reason: REASON })).toMatchObject({ amount: 4000 });
    const other = await refunding.paid();
    const items = [{ item: other.assam, quantity: 2 }];
    const byLine = await refunding.ask({ order: other.order.id, reason: REASON, items });
    expect(byLine).toMatchObject({ amount: 2400, items });
  });

  it("begins its refund when it is accepted, in one go, and names it", async () => {
    const { order, payment, request } = await asked();
    world.clock.advance(SECOND_MS);
    const accepted = await refunding.accept(request.id);
    expect(accepted).toMatchObject({ status: "accepted", finishedAt: world.clock.now() });
    const [refund] = await refundsOf(request.id);
    expect(refund).toMatchObject({ status: "pending", amount: 4350, reason: REASON });
    const told = await world.ctx.db.select().from(events).where(eq(events.objectId, request.id));
    const last = told.find(({ type }) => type === "refund_request.accepted");
    expect(JSON.parse(last?.body ?? "").data).toMatchObject({ status: "accepted", refund: refund?.id });
    await world.runDue();
    expect(await world.readOrder(order.id)).toMatchObject({ status: "refunded" });
    expect(await world.bank.books(payment.id)).toMatchObject({ refundedMinor: 4350 });
  });

  it("keeps the lines that it was asked for by", async () => {
    const { order, assam } = await refunding.paid();
    const request = await refunding.ask({
      order: order.id,
      reason: REASON,
      items: [{ item: assam, quantity: 1 }],
    });
    await refunding.accept(request.id);
    const again = refunding.refund(order.id, { items: [{ item: assam, quantity: 2 }] });
    expect(await refusedFields(again)).toEqual([["/items/0/quantity", "refund_quantity_too_large"]]);
  });

  it("is accepted twice without harm", async () => {
    const { request } = await asked({ amount: 1000 });
    const first = await refunding.accept(request.id);
    expect(await refunding.accept(request.id)).toEqual(first);
    await world.runDue();
    expect(await refunding.accept(request.id)).toEqual(first);
    expect(await refundsOf(request.id)).toHaveLength(1);
    expect(await world.told(request.id)).toEqual(["refund_request.created", "refund_request.accepted"]);
  });

  it("stays accepted where its refund fails, and the money can be refunded anew", async () => {
    const { order, request } = await asked();
    await refunding.accept(request.id);
    bank.plan("refund", async () => ({ kind: "failed", message: "Not today." }));
    await world.runDue();
    expect(await read(request.id)).toMatchObject({ status: "accepted" });
    await refunding.refund(order.id);
    await world.runDue();
    expect(await world.readOrder(order.id)).toMatchObject({ status: "refunded" });
  });

  it("is refused with an answer, twice without harm, and sends nothing", async () => {
    const { order, request } = await asked();
    const refused = await refunding.refuse(request.id, "It was used.");
    expect(refused).toMatchObject({ status: "refused", answer: "It was used." });
    expect(await refunding.refuse(request.id, "Another answer.")).toEqual(refused);
    expect(await refundsOf(request.id)).toEqual([]);
    expect(await world.told(request.id)).toEqual(["refund_request.created", "refund_request.refused"]);
    expect(await world.readOrder(order.id)).toMatchObject({ status: "paid" });
  });

  it("has one answer: the other one afterwards is refused", async () => {
    const refusal = { status: 409, code: "refund_request_answered" };
    const { request } = await asked();
    await refunding.refuse(request.id);
    await expect(refunding.accept(request.id)).rejects.toMatchObject(refusal);
    expect(await refundsOf(request.id)).toEqual([]);
    const { request: other } = await asked();
    await refunding.accept(other.id);
    await expect(refunding.refuse(other.id)).rejects.toMatchObject(refusal);
  });

  it("stays pending where so much is not left any more, and can still be refused", async () => {
    const refusal = { status: 409, code: "order_not_refundable" };
    const { order, request } = await asked({ amount: 4000 });
    await refunding.refund(order.id, { amount: 351 });
    await expect(refunding.accept(request.id)).rejects.toMatchObject(refusal);
    await refunding.refund(order.id);
    await expect(refunding.accept(request.id)).rejects.toMatchObject(refusal);
    expect(await read(request.id)).toMatchObject({ status: "pending" });
    expect(await refundsOf(request.id)).toEqual([]);
    expect(await refunding.refuse(request.id)).toMatchObject({ status: "refused" });
  });

  it("is one at a time for an order", async () => {
    const { order, request } = await asked({ amount: 1000 });
    const another = () => refunding.ask({ order: order.id, reason: REASON, amount: 1 });
    await expect(another()).rejects.toMatchObject({ status: 409, code: "refund_request_pending" });
    await refunding.accept(request.id);
    expect(await another()).toMatchObject({ status: "pending" });
  });

  it("cannot be of more than could be refunded now, or of an order that was not paid", async () => {
    const { order, assam } = await refunding.paid();
    const ask = (more: object) => refunding.ask({ order: order.id, reason: REASON, ...more });
    expect(await refusedFields(ask({ amount: 4351 }))).toEqual([["/amount", "refund_too_large"]]);
    expect(await refusedFields(ask({ items: [{ item: assam, quantity: 3 }] }))).toEqual([
      ["/items/0/quantity", "refund_quantity_too_large"],
    ]);
    const unpaid = await world.order();
    await expect(refunding.ask({ order: unpaid.id, reason: REASON })).rejects.toMatchObject({
      status: 409,
      code: "order_not_refundable",
    });
  });

  it("is nobody else's", async () => {
    const { order, request } = await asked();
    const stranger = await createMerchant(world.ctx);
    for (const scope of [stranger, { ...world.scope, livemode: true }]) {
      const foreign = refunding.ask({ order: order.id, reason: REASON }, scope);
      expect(await refusedFields(foreign)).toEqual([["/order", "order_unknown"]]);
      await expect(refunding.accept(request.id, scope)).rejects.toMatchObject({ status: 404 });
      await expect(refunding.refuse(request.id, "No.", scope)).rejects.toMatchObject({ status: 404 });
      expect(await listRefundRequests(world.ctx.db, scope, {}, { before: null, limit: 9 })).toEqual([]);
    }
    const missing = refunding.ask({ order: "ord_none", reason: REASON });
    expect(await refusedFields(missing)).toEqual([["/order", "order_unknown"]]);
    expect(await read(request.id)).toMatchObject({ status: "pending" });
  });
});

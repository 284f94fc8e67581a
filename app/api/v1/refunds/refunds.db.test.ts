import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { orderResponseSchema } from "@/lib/contracts/api-objects";
import { listSchema } from "@/lib/contracts/list-queries";
import { refundSchema } from "@/lib/contracts/refund-objects";
import type { OrderRow } from "@/lib/orders/queries";
import { readWholeOrder } from "@/lib/orders/queries";
import { type ApiWorld, createApiWorld } from "@/tests/support/api-world";
import { namedFields, readProblem } from "@/tests/support/problem";
import { TWO_LINES } from "@/tests/support/refund-world";

describe("refunds", () => {
  let world: ApiWorld;
  beforeAll(async () => {
    world = await createApiWorld();
  });
  afterAll(() => world.finish());

  async function paid(): Promise<{ order: OrderRow; lines: string[] }> {
    const order = await world.order(TWO_LINES);
    await world.pay(order.id);
    const { items } = await readWholeOrder(world.ctx.db, order);
    return { order, lines: items.map(({ id }) => id) };
  }

  const refund = (orderId: string, body: unknown = {}, key?: string) =>
    world.call("POST", `/orders/${orderId}/refunds`, {
      body,
      ...(key ? { headers: { "idempotency-key": key } } : {}),
    });
  const read = async (orderId: string) =>
    (await world.call("GET", `/orders/${orderId}`)).as(orderResponseSchema);

  it("are begun, read and listed with their order", async () => {
    const { order, lines } = await paid();
    const items = [{ item: lines[0], quantity: 1 }];
    const first = (await refund(order.id, { items, reason: "One was broken." })).as(refundSchema.strict());
    expect(first).toMatchObject({
      order: order.id,
      status: "pending",
      amount: 1200,
      currency: "EUR",
      items: [{ item: lines[0], quantity: 1, amount: 1200 }],
      reason: "One was broken.",
      refund_request: null,
      finished_at: null,
    });
    await world.runDue();
    world.clock.advance(1);
    const second = (await refund(order.id, { amount: 50 })).as(refundSchema);
    const { refunds, ...whole } = await read(order.id);
    expect(refunds.map(({ id, status }) => [id, status])).toEqual([
      [second.id, "pending"],
      [first.id, "succeeded"],
    ]);
    expect(whole).toMatchObject({ status: "partially_refunded", amount_refunded: 1200 });
    expect((await world.call("GET", `/refunds/${first.id}`)).body).toEqual(refunds[1]);
    expect(whole.payments).toMatchObject([{ amount_refunded: 1200 }]);
  });

  it("of a transfer are listed until the merchant has sent them, and then have the bank's reference", async () => {
    const order = await world.order({}, "bank_transfer");
    await world.pay(order.id, "bank_transfer");
    await world.call("POST", `/orders/${order.id}/mark-paid`);
    const { id } = (await refund(order.id)).as(refundSchema);
    await world.runDue();
    const waiting = async () =>
      (await world.call("GET", "/refunds?status=requires_action")).as(listSchema(refundSchema)).data;
    expect((await waiting()).map((each) => each.id)).toEqual([id]);
    const answer = await world.call("POST", `/refunds/${id}/mark-paid`, { body: { reference: "SEPA-42" } });
    expect(answer.as(refundSchema.strict())).toMatchObject({
      status: "succeeded",
      bank_reference: "SEPA-42",
      paid_at: world.clock.now().toISOString(),
    });
    expect(await waiting()).toEqual([]);
    expect(await read(order.id)).toMatchObject({ status: "refunded", amount_refunded: 2400 });
    const late = await world.call("POST", `/refunds/${id}/cancel`);
    expect(readProblem(late)).toMatchObject({ status: 409, code: "refund_not_awaiting_payment" });
  });

  it("are one for one idempotency key", async () => {
    const { order } = await paid();
    const [first, again] = await Promise.all([
      refund(order.id, { amount: 10 }, "refund-1"),
      refund(order.id, { amount: 10 }, "refund-1"),
    ]);
    expect(first.status).toBe(201);
    expect(again.text).toBe(first.text);
    const other = await refund(order.id, { amount: 11 }, "refund-1");
    expect(readProblem(other)).toMatchObject({ status: 409, code: "idempotency_key_reused" });
    expect((await read(order.id)).refunds).toHaveLength(1);
  });

  it("are refused with a conflict where there is nothing to refund", async () => {
    const unpaid = await world.order();
    const nothing = await refund(unpaid.id);
    expect(readProblem(nothing)).toMatchObject({ status: 409, code: "order_not_refundable" });
    const { order } = await paid();
    await refund(order.id);
    expect(readProblem(await refund(order.id))).toMatchObject({ code: "order_not_refundable" });
  });

  it.each<[unknown, [string, string][]]>([
    [{ amount: 0 }, [["/amount", "refund_too_small"]]],
    [{ amount: 4351 }, [["/amount", "refund_too_large"]]],
    [{ amount: 0.5 }, [["/amount", "amount_not_whole"]]],
    [{ amount: "100" }, [["/amount", "amount_not_whole"]]],
    [{ items: [] }, [["/items", "items_empty"]]],
    [{ items: "all" }, [["/items", "items_empty"]]],
    [{ items: [{ item: "oi_none", quantity: 1 }] }, [["/items/0/item", "order_item_unknown"]]],
    [{ items: [{ item: "$0", quantity: 3 }] }, [["/items/0/quantity", "refund_quantity_too_large"]]],
    [{ items: [{ item: "$0", quantity: 0 }] }, [["/items/0/quantity", "quantity_invalid"]]],
    [
      {
        items: [
          { item: "$0", quantity: 1 },
          { item: "$0", quantity: 1 },
        ],
      },
      [["/items/1/item", "order_item_repeated"]],
    ],
    [{ amount: 1, items: [{ item: "$0", quantity: 1 }] }, [["/items", "amount_or_items"]]],
    [{ reason: "" }, [["/reason", "text_required"]]],
    [{ reason: "x".repeat(501) }, [["/reason", "text_too_long"]]],
    [{ sum: 1 }, [["/sum", "unknown_field"]]],
  ])("name the field of %j", async (body, fields) => {
    const { order, lines } = await paid();
    const before = await world.countRows();
    const text = JSON.stringify(body).replaceAll("$0", lines[0] ?? "");
    expect(namedFields(await refund(order.id, text))).toEqual(fields);
    expect(await world.countRows()).toEqual(before);
  });

  it("are hidden from another merchant and from the other mode", async () => {
    const { order } = await paid();
    const { id } = (await refund(order.id, { amount: 1 })).body;
    for (const key of [world.keys.otherSecret, world.keys.live]) {
      expect((await world.call("GET", `/refunds/${id}`, { key })).status).toBe(404);
      const foreign = await world.call("POST", `/orders/${order.id}/refunds`, { key, body: {} });
      expect(foreign.status).toBe(404);
    }
    expect((await world.call("GET", "/refunds/ref_none")).status).toBe(404);
  });
});

describe("canceling an order", () => {
  let world: ApiWorld;
  beforeAll(async () => {
    world = await createApiWorld();
  });
  afterAll(() => world.finish());

  const cancel = (orderId: string, body: unknown = {}) =>
    world.call("POST", `/orders/${orderId}/cancel`, { body });

  it("answers with the order, twice alike", async () => {
    const order = await world.order();
    const first = await cancel(order.id, { reason: "Out of stock." });
    expect(first).toMatchObject({ status: 200, body: { status: "canceled", reason: "Out of stock." } });
    first.as(orderResponseSchema);
    expect((await cancel(order.id)).body).toEqual(first.body);
  });

  it("is refused once it is paid, and while a payment is under way", async () => {
    const paid = await world.order();
    await world.pay(paid.id);
    expect(readProblem(await cancel(paid.id))).toMatchObject({ status: 409, code: "order_not_cancelable" });
    const busy = await world.order();
    await world.pay(busy.id, "card", "sandbox_card_late_event_visa");
    expect(readProblem(await cancel(busy.id))).toMatchObject({ status: 409, code: "payment_in_progress" });
  });

  it("names a wrong field, and changes nothing", async () => {
    const order = await world.order();
    expect(namedFields(await cancel(order.id, { reason: 7 }))).toEqual([["/reason", "text_required"]]);
    expect(namedFields(await cancel(order.id, { why: "" }))).toEqual([["/why", "unknown_field"]]);
    expect(await world.readOrder(order.id)).toMatchObject({ status: "unpaid" });
  });

  it("is hidden from another merchant and from the other mode", async () => {
    const order = await world.order();
    for (const key of [world.keys.otherSecret, world.keys.live]) {
      const foreign = await world.call("POST", `/orders/${order.id}/cancel`, { key, body: {} });
      expect(readProblem(foreign)).toMatchObject({ status: 404, code: "not_found" });
    }
  });
});

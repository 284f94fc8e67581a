import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { listSchema } from "@/lib/contracts/list-queries";
import { refundRequestSchema } from "@/lib/contracts/refund-objects";
import { type ApiWorld, createApiWorld } from "@/tests/support/api-world";
import { mutatedJson } from "@/tests/support/nasty";
import { namedFields, readProblem } from "@/tests/support/problem";
import { TWO_LINES } from "@/tests/support/refund-world";

const FUZZ_TIMEOUT_MS = 120_000;

describe("refund requests", () => {
  let world: ApiWorld;
  beforeAll(async () => {
    world = await createApiWorld();
  });
  afterAll(() => world.finish());

  async function paid(): Promise<string> {
    const order = await world.order(TWO_LINES);
    await world.pay(order.id);
    world.clock.advance(1);
    return order.id;
  }

  const ask = (order: string, more: object = {}) =>
    world.call("POST", "/refund-requests", { body: { order, reason: "It does not fit.", ...more } });
  const answer = (id: unknown, verb: string, body: unknown = {}) =>
    world.call("POST", `/refund-requests/${id}/${verb}`, { body });
  const list = async (query: string) =>
    (await world.call("GET", `/refund-requests${query}`)).as(listSchema(refundRequestSchema));

  it("are accepted with a refund, which can be read", async () => {
    const asked = await ask(await paid(), { amount: 1000 });
    expect(asked.status).toBe(201);
    expect(asked.as(refundRequestSchema.strict())).toMatchObject({ status: "pending", refund: null });
    const accepted = (await answer(asked.body.id, "accept")).as(refundRequestSchema);
    expect(accepted.status).toBe("accepted");
    const { body } = await world.call("GET", `/refunds/${accepted.refund}`);
    expect(body).toMatchObject({ amount: 1000, refund_request: asked.body.id, reason: "It does not fit." });
    await world.runDue();
    expect((await answer(asked.body.id, "accept")).body).toEqual(accepted);
    expect((await world.call("GET", `/refund-requests/${asked.body.id}`)).body).toEqual(accepted);
  });

  it("are refused with an answer", async () => {
    const { id } = (await ask(await paid())).body;
    expect(namedFields(await answer(id, "refuse"))).toEqual([["/answer", "text_required"]]);
    const refused = await answer(id, "refuse", { answer: "It was used." });
    expect(refused).toMatchObject({ status: 200, body: { status: "refused", answer: "It was used." } });
    expect(readProblem(await answer(id, "accept"))).toMatchObject({
      status: 409,
      code: "refund_request_answered",
    });
  });

  it("are one at a time for an order, and stay where they cannot be met any more", async () => {
    const order = await paid();
    const { id } = (await ask(order, { amount: 4000 })).body;
    expect(readProblem(await ask(order))).toMatchObject({ status: 409, code: "refund_request_pending" });
    await world.call("POST", `/orders/${order}/refunds`, { body: { amount: 1000 } });
    expect(readProblem(await answer(id, "accept"))).toMatchObject({ code: "order_not_refundable" });
    expect((await world.call("GET", `/refund-requests/${id}`)).body).toMatchObject({ status: "pending" });
  });

  it("are listed newest first, by status and by order", async () => {
    const orders = [await paid(), await paid(), await paid()];
    const ids: unknown[] = [];
    for (const order of orders) {
      // Two that were made in one millisecond have no order of their own.
      world.clock.advance(1);
      ids.push((await ask(order)).body.id);
    }
    await answer(ids[1], "refuse", { answer: "No." });
    const first = await list("?limit=2");
    expect(first.data.map(({ id }) => id)).toEqual([ids[2], ids[1]]);
    const next = await list(`?limit=1&cursor=${first.next_cursor}`);
    expect(next.data.map(({ id }) => id)).toEqual([ids[0]]);
    expect((await list(`?order=${orders[1]}`)).data).toMatchObject([{ id: ids[1], status: "refused" }]);
    expect((await list(`?order=${orders[1]}&status=pending`)).data).toEqual([]);
    const pending = (await list("?status=pending&limit=100")).data;
    expect(new Set(pending.map(({ status }) => status))).toEqual(new Set(["pending"]));
    expect(pending.map(({ id }) => id)).toContain(ids[2]);
  });

  it.each([
    ["?status=lost", "/status"],
    ["?cursor=AAAA", "/cursor"],
    ["?limit=0", "/limit"],
    ["?page=2", "/page"],
  ])("name the parameter of %s", async (query, pointer) => {
    const [[named] = []] = namedFields(await world.call("GET", `/refund-requests${query}`));
    expect(named).toBe(pointer);
  });

  it.each<[object, string, string]>([
    [{ reason: undefined }, "/reason", "text_required"],
    [{ order: undefined }, "/order", "order_unknown"],
    [{ order: "ord_none" }, "/order", "order_unknown"],
    [{ amount: 4351 }, "/amount", "refund_too_large"],
    [{ items: [{ item: "oi_none", quantity: 1 }] }, "/items/0/item", "order_item_unknown"],
  ])("name the field of %j", async (more, pointer, code) => {
    const before = { order: await paid(), rows: await world.countRows() };
    expect(namedFields(await ask(before.order, more))).toEqual([[pointer, code]]);
    expect(await world.countRows()).toEqual(before.rows);
  });

  it("are hidden from another merchant and from the other mode", async () => {
    const order = await paid();
    const { id } = (await ask(order)).body;
    for (const key of [world.keys.otherSecret, world.keys.live]) {
      for (const [verb, body] of [
        ["accept", {}],
        ["refuse", { answer: "No." }],
      ] as const) {
        const foreign = await world.call("POST", `/refund-requests/${id}/${verb}`, { key, body });
        expect(readProblem(foreign)).toMatchObject({ status: 404, code: "not_found" });
      }
      expect((await world.call("GET", `/refund-requests/${id}`, { key })).status).toBe(404);
      expect((await world.call("GET", "/refund-requests", { key })).body).toMatchObject({ data: [] });
      const body = { order, reason: "Mine." };
      const asked = await world.call("POST", "/refund-requests", { key, body });
      expect(namedFields(asked)).toEqual([["/order", "order_unknown"]]);
    }
    expect((await world.call("GET", `/refund-requests/${id}`)).body).toMatchObject({ status: "pending" });
  });

  it("and refunds survive whatever is sent", { timeout: FUZZ_TIMEOUT_MS }, async () => {
    const order = await paid();
    const { id } = (await ask(order, { amount: 1 })).body;
    const items = [{ item: "oi_none", quantity: 1 }];
    const bodies: [string, unknown][] = [
      ["/refund-requests", { order, amount: 1, reason: "Why not." }],
      [`/refund-requests/${id}/refuse`, { answer: "No." }],
      [`/orders/${order}/refunds`, { items, reason: "Why not." }],
      [`/orders/${order}/cancel`, { reason: "Why not." }],
    ];
    const call = fc
      .constantFrom(...bodies)
      .chain(([path, whole]) => fc.tuple(fc.constant(path), mutatedJson(whole)));
    const property = fc.asyncProperty(call, async ([path, body]) => {
      const sent = await world.call("POST", path, { body });
      expect(sent.status).toBeLessThan(500);
      if (sent.status >= 400) readProblem(sent);
    });
    await fc.assert(property, { numRuns: 150 });
  });
});

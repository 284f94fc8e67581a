import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { checkoutSessionResponseSchema, paymentSchema } from "@/lib/contracts/api-objects";
import { MINUTE_MS } from "@/lib/core/clock";
import { type ApiWorld, createApiWorld, SESSION_REQUEST } from "@/tests/support/api-world";
import { namedFields, readProblem } from "@/tests/support/problem";

const PHONE_REQUEST = {
  ...SESSION_REQUEST,
  ui_mode: "headless",
  success_url: undefined,
  payment_method: "phone",
  customer: { phone: "+354 770 0001" },
} as const;

describe("a cart for a phone", () => {
  let world: ApiWorld;
  beforeAll(async () => {
    world = await createApiWorld();
  });
  // What an earlier test has left waiting on the phone is over.
  beforeEach(async () => {
    world.clock.advance(3 * MINUTE_MS);
    await world.runDue();
  });
  afterAll(() => world.finish());

  const create = (more: Record<string, unknown> = {}, headers: Record<string, string> = {}) =>
    world.call("POST", "/checkout/sessions", { body: { ...PHONE_REQUEST, ...more }, headers });
  async function ask(more: Record<string, unknown> = {}) {
    const session = (await create(more)).as(checkoutSessionResponseSchema);
    return { session, payment: paymentSchema.parse(session.payment) };
  }
  const read = async (id: string) => (await world.call("GET", `/payments/${id}`)).as(paymentSchema);

  it("is placed and put to the phone in the one call, which answers what to show", async () => {
    const { session, payment } = await ask();
    expect(session).toMatchObject({ status: "completed", payment_methods: ["phone"], order: payment.order });
    expect(payment).toMatchObject({
      status: "requires_action",
      method: "phone",
      next_action: { type: "approve_on_phone", poll_after_seconds: 2 },
    });
    const order = await world.call("GET", `/orders/${payment.order}`);
    expect(order.body).toMatchObject({
      status: "unpaid",
      customer: { email: null, name: null, phone: "+3547700001" },
      consents: [],
    });
  });

  it("tells the pace of polling for as long as the phone is asked, and no longer", async () => {
    const { payment } = await ask();
    const waiting = await world.call("GET", `/payments/${payment.id}`);
    expect(waiting.headers.get("retry-after")).toBe("2");
    await world.call("POST", `/test/phone/${payment.id}/approve`);
    const paid = await world.call("GET", `/payments/${payment.id}`);
    expect(paid.body).toMatchObject({ status: "succeeded", next_action: null });
    expect(paid.headers.get("retry-after")).toBeNull();
  });

  it("repeated under its key gives the same order and asks once; another request under it is refused", async () => {
    const key = { "idempotency-key": "a-cart-for-a-phone" };
    const first = await create({}, key);
    const before = await world.countRows();
    const again = await create({}, key);
    expect(again.body).toEqual(first.body);
    expect(await world.countRows()).toEqual(before);
    expect((await create({ currency: "ISK" }, key)).status).toBe(409);
    const { payment } = first.as(checkoutSessionResponseSchema);
    await world.call("POST", `/payments/${payment?.id}/cancel`);
  });

  it("sent many times at once under one key gives one order", async () => {
    const key = { "idempotency-key": "a-cart-in-a-hurry" };
    const answers = await Promise.all(Array.from({ length: 5 }, () => create({}, key)));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    const { payment } = answers[0]?.as(checkoutSessionResponseSchema) ?? {};
    await world.call("POST", `/payments/${payment?.id}/cancel`);
  });

  it.each([
    [{ customer: {} }, { "/customer/phone": "phone_required" }],
    [{ customer: undefined }, { "/customer/phone": "phone_required" }],
    [{ country: "IS", customer: { phone: "770 00" } }, { "/customer/phone": "phone_invalid" }],
    [{ customer: { phone: "+999123456789" } }, { "/customer/phone": "phone_invalid" }],
    [{ customer: { phone: "not a number" } }, { "/customer/phone": "phone_invalid" }],
    [{ country: undefined }, { "/country": "country_required" }],
    [{ payment_method: "card" }, { "/payment_method": "payment_method_unavailable" }],
    [{ payment_methods: ["card"] }, { "/payment_method": "payment_method_unavailable" }],
    [{ ui_mode: "hosted" }, { "/success_url": "success_url_required" }],
  ])("with %j is refused and names the field", async (more, fields) => {
    const before = await world.countRows();
    const answer = await create(more);
    expect(answer.status).toBe(422);
    expect(Object.fromEntries(namedFields(answer))).toEqual(fields);
    expect(await world.countRows()).toEqual(before);
  });

  it.each([
    ["6901234", "+3546901234"],
    ["690-1234", "+3546901234"],
    ["00354 690 1234", "+3546901234"],
  ])("reads %s as people of the country write it, and keeps E.164", async (phone, number) => {
    const answer = await create({ country: "IS", customer: { phone } });
    expect(answer.as(checkoutSessionResponseSchema).customer.phone).toBe(number);
    await world.call("POST", `/payments/${answer.as(checkoutSessionResponseSchema).payment?.id}/cancel`);
  });

  it("that can't be asked leaves nothing behind: no session, no order, no message", async () => {
    const asked = await Promise.all(Array.from({ length: 5 }, () => ask()));
    const before = await world.countRows();
    const refused = await create();
    expect(refused.status).toBe(429);
    expect(refused.headers.get("retry-after")).toBe("60");
    expect(readProblem(refused).code).toBe("phone_busy");
    expect(await world.countRows()).toEqual(before);
    for (const { payment } of asked) await world.call("POST", `/payments/${payment.id}/cancel`);
  });

  it("is rejected, canceled or lapses, and each is told with its reason", async () => {
    const rejected = await ask();
    await world.call("POST", `/test/phone/${rejected.payment.id}/reject`);
    expect(await read(rejected.payment.id)).toMatchObject({ status: "failed", reason: "customer_declined" });
    const canceled = await ask();
    await world.call("POST", `/payments/${canceled.payment.id}/cancel`);
    expect(await read(canceled.payment.id)).toMatchObject({
      status: "canceled",
      reason: "merchant_canceled",
    });
    const silent = await ask();
    world.clock.advance(3 * MINUTE_MS);
    const tooLate = await world.call("POST", `/test/phone/${silent.payment.id}/approve`);
    expect(tooLate.status).toBe(410);
    expect(readProblem(tooLate).code).toBe("approval_expired");
    await world.runDue();
    expect(await read(silent.payment.id)).toMatchObject({ status: "canceled", reason: "approval_timeout" });
  });

  it("is canceled before the customer accepts, and afterwards the refusal tells that a payment exists", async () => {
    const { payment } = await ask();
    const accepted = await world.call("POST", `/test/phone/${payment.id}/approve`);
    expect(accepted.body).toMatchObject({ status: "succeeded" });
    const answer = await world.call("POST", `/payments/${payment.id}/cancel`);
    expect(answer.status).toBe(409);
    expect(readProblem(answer).detail).toMatch(/^The customer accepted on the phone at .* a payment exists/);
  });

  it("waits for the merchant once the customer has accepted, where the merchant confirms", async () => {
    const { payment } = await ask({ confirmation: "manual" });
    const accepted = await world.call("POST", `/test/phone/${payment.id}/approve`);
    expect(accepted.body).toMatchObject({ status: "authorized", next_action: { type: "confirm" } });
    const confirmed = await world.call("POST", `/payments/${payment.id}/confirm`);
    expect(confirmed.body).toMatchObject({ status: "succeeded" });
  });

  it("is answered in tests by the merchant's own test keys and by nobody else", async () => {
    const { payment } = await ask();
    for (const verb of ["approve", "reject"]) {
      const path = `/test/phone/${payment.id}/${verb}`;
      const live = await world.call("POST", path, { key: world.keys.live });
      expect([live.status, readProblem(live).code]).toEqual([403, "test_mode_only"]);
      expect((await world.call("POST", path, { key: world.keys.publishable })).status).toBe(403);
      expect((await world.call("POST", path, { key: world.keys.otherSecret })).status).toBe(404);
      expect((await world.call("POST", `/test/phone/pay_nobody/${verb}`)).status).toBe(404);
    }
    expect(await read(payment.id)).toMatchObject({ status: "requires_action" });
    await world.call("POST", `/payments/${payment.id}/cancel`);
  });

  it("may also be begun from an order that knows the customer's phone", async () => {
    const order = await world.order({ customer: { phone: "+3547700002" } }, "phone");
    const answer = await world.call("POST", `/orders/${order.id}/payments`, { body: { method: "phone" } });
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({ next_action: { type: "approve_on_phone" } });
    await world.call("POST", `/test/phone/${answer.body.id}/approve`);
    expect(await world.readOrder(order.id)).toMatchObject({ status: "paid" });
  });

  it("is listed among the ways to pay where the phone is known, and else hidden with the reason", async () => {
    const query = "?country=IS&currency=EUR&amount=2400&explain=true";
    const without = await world.call("GET", `/payment-methods${query}`);
    const hidden = without.body.hidden as { id: string; reasons: object[] }[];
    expect(hidden.find(({ id }) => id === "phone")?.reasons).toEqual([{ code: "phone_missing" }]);
    const known = await world.call("GET", `/payment-methods${query}&phone=%2B3547700001`);
    expect((known.body.data as { id: string }[]).map(({ id }) => id)).toContain("phone");
  });
});

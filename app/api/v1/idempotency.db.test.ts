import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DAY_MS, SECOND_MS } from "@/lib/core/clock";
import { type ApiWorld, createApiWorld, SESSION_REQUEST } from "@/tests/support/api-world";
import { CARD_TOKEN } from "@/tests/support/checkout-world";
import { createGate } from "@/tests/support/gate";
import { createInterceptor, diesAfter, diesBefore, waitsAfter } from "@/tests/support/interceptor";
import { readProblem } from "@/tests/support/problem";

describe("an idempotency key", () => {
  const interceptor = createInterceptor();
  let world: ApiWorld;
  beforeAll(async () => {
    world = await createApiWorld({ wrapProvider: interceptor.wrap });
  });
  afterAll(() => world.close());

  let keys = 0;
  const newKey = () => `key-${++keys}`;
  const create = (idempotencyKey: string, body: unknown = SESSION_REQUEST, key = world.keys.secret) =>
    world.call("POST", "/checkout/sessions", { body, key, headers: { "idempotency-key": idempotencyKey } });
  const pay = (orderId: string, idempotencyKey: string, token = CARD_TOKEN) =>
    world.call("POST", `/orders/${orderId}/payments`, {
      body: { method: "card", token },
      headers: { "idempotency-key": idempotencyKey },
    });
  const sessions = async () => (await world.countRows()).checkout_sessions ?? 0;

  it("answers a repeated request with the first answer, to the byte", async () => {
    const key = newKey();
    const [first, again] = [await create(key), await create(key)];
    expect(first.status).toBe(201);
    expect(again.status).toBe(201);
    expect(again.text).toBe(first.text);
    expect(again.headers.get("x-request-id")).not.toBe(first.headers.get("x-request-id"));
  });

  it("tells what was true the first time, whatever has happened since", async () => {
    const key = newKey();
    const first = await create(key);
    await world.call("POST", `/checkout/sessions/${first.body.id}/cancel`);
    expect((await create(key)).body.status).toBe("open");
  });

  it("refuses another body", async () => {
    const key = newKey();
    await create(key);
    const before = await sessions();
    const other = await create(key, { ...SESSION_REQUEST, locale: "de" });
    expect(readProblem(other)).toMatchObject({ status: 409, code: "idempotency_key_reused" });
    expect(await sessions()).toBe(before);
  });

  it("refuses another address, even with the same body", async () => {
    const key = newKey();
    const [one, two] = [(await create(newKey())).body.id, (await create(newKey())).body.id];
    const headers = { "idempotency-key": key };
    await world.call("POST", `/checkout/sessions/${one}/cancel`, { headers });
    const answer = await world.call("POST", `/checkout/sessions/${two}/cancel`, { headers });
    expect(readProblem(answer)).toMatchObject({ status: 409, code: "idempotency_key_reused" });
  });

  it("makes concurrent duplicates one: the later ones wait for the first", async () => {
    const key = newKey();
    const before = await sessions();
    const answers = await Promise.all(Array.from({ length: 6 }, () => create(key)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(await sessions()).toBe(before + 1);
  });

  it("lets one of two concurrent bodies win", async () => {
    const key = newKey();
    const before = await sessions();
    const answers = await Promise.all([create(key), create(key, { ...SESSION_REQUEST, locale: "nb" })]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(await sessions()).toBe(before + 1);
  });

  it("is not used up by a refusal", async () => {
    const key = newKey();
    expect((await create(key, { ...SESSION_REQUEST, currency: "X" })).status).toBe(422);
    const unknownProduct = { ...SESSION_REQUEST, items: [{ product: "prod_none", quantity: 1 }] };
    expect((await create(key, unknownProduct)).status).toBe(422);
    expect((await create(key)).status).toBe(201);
  });

  it("is not used up by a refusal of a call that takes several steps", async () => {
    const order = await world.order();
    const key = newKey();
    const refused = await world.call("POST", `/orders/${order.id}/payments`, {
      body: { method: "seashells" },
      headers: { "idempotency-key": key },
    });
    expect(refused.status).toBe(422);
    expect((await pay(order.id, key)).body).toMatchObject({ status: "succeeded" });
  });

  it("is forgotten after seven days, and not before", async () => {
    const key = newKey();
    const first = await create(key);
    world.clock.advance(7 * DAY_MS - 1);
    expect((await create(key)).text).toBe(first.text);
    world.clock.advance(1);
    const later = await create(key, { ...SESSION_REQUEST, locale: "fr" });
    expect(later.status).toBe(201);
    expect(later.body.id).not.toBe(first.body.id);
    expect((await create(key, { ...SESSION_REQUEST, locale: "fr" })).text).toBe(later.text);
  });

  it("belongs to one merchant in one mode", async () => {
    const key = newKey();
    const answers = await Promise.all([
      create(key),
      create(key, SESSION_REQUEST, world.keys.otherSecret),
      create(key, { ...SESSION_REQUEST, locale: "pl" }, world.keys.live),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(3);
  });

  it("keeps answers where a copy of the database does not show them", async () => {
    const { body } = await create(newKey());
    const rows = await world.ctx.db.execute("select * from idempotency_keys");
    expect(JSON.stringify(rows)).not.toContain(String(body.client_secret));
  });

  it("pays once and repeats the decline that it was answered with", async () => {
    const order = await world.order();
    const key = newKey();
    const first = await pay(order.id, key, "sandbox_card_declined_visa");
    expect(first).toMatchObject({ status: 201, body: { status: "failed" } });
    expect((await pay(order.id, key, "sandbox_card_declined_visa")).text).toBe(first.text);
    const { payments } = (await world.call("GET", `/orders/${order.id}`)).body;
    expect(payments).toHaveLength(1);
  });

  it("answers a duplicate with the payment as it stands, and everybody with what it became", async () => {
    const order = await world.order();
    const key = newKey();
    const gate = createGate();
    interceptor.plan("submit", waitsAfter(gate));
    const first = pay(order.id, key);
    await gate.reached;
    const duplicate = await pay(order.id, key);
    expect(duplicate).toMatchObject({ status: 201, body: { status: "processing" } });
    gate.open();
    const answers = [await first, duplicate, await pay(order.id, key)];
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    expect(answers[2]?.text).toBe(answers[0]?.text);
    expect(answers[0]).toMatchObject({ body: { status: "succeeded" } });
  });

  it.each([
    ["sandbox_card_succeeds_visa", "succeeded"],
    ["sandbox_card_declined_visa", "failed"],
  ])(
    "names one attempt for ever: after a death with %s it answers %s, and nothing new is begun",
    async (token, end) => {
      const order = await world.order();
      const key = newKey();
      interceptor.plan("submit", diesAfter);
      expect((await pay(order.id, key, token)).status).toBe(500);
      expect(await pay(order.id, key, token)).toMatchObject({ status: 201, body: { status: "processing" } });
      world.clock.advance(31 * SECOND_MS);
      await world.runDue();
      const [again, later] = [await pay(order.id, key, token), await pay(order.id, key, token)];
      expect(again).toMatchObject({ status: 201, body: { status: end } });
      expect(later.text).toBe(again.text);
      const { payments } = (await world.call("GET", `/orders/${order.id}`)).body;
      expect(payments).toHaveLength(1);
    },
  );

  it("of a declined card begins no second attempt when two come at the same instant", async () => {
    const order = await world.order();
    const key = newKey();
    const gate = createGate();
    interceptor.plan("submit", waitsAfter(gate));
    const first = pay(order.id, key, "sandbox_card_declined_visa");
    await gate.reached;
    // Taken before the first is declined, judged after.
    const others = Array.from({ length: 4 }, () => pay(order.id, key, "sandbox_card_declined_visa"));
    gate.open();
    await Promise.all([first, ...others]);
    const { payments } = (await world.call("GET", `/orders/${order.id}`)).body;
    expect(payments).toHaveLength(1);
  });

  it("moves a test clock once, however often it comes", async () => {
    const key = newKey();
    const advance = () =>
      world.call("POST", "/test/clock/advance", {
        body: { seconds: 3_600 },
        headers: { "idempotency-key": key },
      });
    const answers = await Promise.all([advance(), advance(), advance()]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(answers.map(({ body }) => body.offset_seconds)).toEqual([3_600, 3_600, 3_600]);
  });

  it("sends one test event, however often it comes", async () => {
    const { body } = await world.call("POST", "/webhook-endpoints", {
      body: { url: "https://fjordtea.example/hooks" },
    });
    const headers = { "idempotency-key": newKey() };
    const test = () => world.call("POST", `/webhook-endpoints/${body.id}/test`, { headers });
    const answers = await Promise.all([test(), test(), test()]);
    expect(new Set(answers.map((answer) => answer.body.id)).size).toBe(1);
  });

  it("lets a request be repeated whose process died on the way", async () => {
    const order = await world.order();
    const key = newKey();
    interceptor.plan("submit", diesBefore);
    const died = await pay(order.id, key);
    expect(readProblem(died)).toMatchObject({ status: 500, code: "internal_error" });
    expect(died.text).not.toContain("died");
    const again = await pay(order.id, key);
    expect(again).toMatchObject({ status: 201, body: { status: "processing" } });
  });

  it("works for deleting, too", async () => {
    const { body } = await world.call("POST", "/webhook-endpoints", {
      body: { url: "https://fjordtea.example/hooks" },
    });
    const headers = { "idempotency-key": newKey() };
    const remove = () => world.call("DELETE", `/webhook-endpoints/${body.id}`, { headers });
    const [first, again] = [await remove(), await remove()];
    expect(first.status).toBe(200);
    expect(again.text).toBe(first.text);
    expect((await world.call("DELETE", `/webhook-endpoints/${body.id}`)).status).toBe(404);
  });
});

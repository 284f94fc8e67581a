import { createLocalJWKSet, type JSONWebKeySet, jwtVerify } from "jose";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readOrderPage } from "@/lib/checkout/pages/read-order-page";
import { HOUR_MS } from "@/lib/core/clock";
import { must } from "@/lib/core/invariant";
import { type ApiWorld, createApiWorld } from "@/tests/support/api-world";

describe("the published keys", () => {
  let world: ApiWorld;
  beforeAll(async () => {
    world = await createApiWorld();
  });
  afterAll(() => world.close());

  const fetchKeys = () => world.visit("GET", "/.well-known/jwks.json");

  /** What the page of that order gives to the merchant. */
  async function resultOf(orderId: string) {
    const order = await world.readOrder(orderId);
    return (await readOrderPage(world.ctx, { order, locale: "en", wantedMethod: null, errors: {} })).result;
  }

  /** What a merchant's return page does. */
  async function check(token: string, audience = world.scope.merchantId) {
    const keys = createLocalJWKSet((await fetchKeys()).body as unknown as JSONWebKeySet);
    const { payload } = await jwtVerify(token, keys, {
      issuer: world.ctx.baseUrl,
      audience,
      algorithms: ["EdDSA"],
      currentDate: world.clock.now(),
    });
    return payload;
  }

  it("are public halves alone, may be read from anywhere and kept for a while", async () => {
    const answer = await fetchKeys();
    expect(answer.status).toBe(200);
    expect(answer.headers.get("access-control-allow-origin")).toBe("*");
    expect(answer.headers.get("cache-control")).toBe("public, max-age=300");
    const [key, ...others] = answer.body.keys as Record<string, unknown>[];
    expect(others).toEqual([]);
    expect(Object.keys(key ?? {}).sort()).toEqual(["alg", "crv", "kid", "kty", "use", "x"]);
    expect((await fetchKeys()).text).toBe(answer.text);
  });

  it("check the result of an order that is paid", async () => {
    const order = await world.order({ client_reference_id: "cart-7" });
    await world.pay(order.id);
    const result = must(await resultOf(order.id), "the result");
    expect(await check(result.token)).toMatchObject({
      session: order.sessionId,
      order: order.id,
      order_number: order.number,
      status: "paid",
      amount: 2400,
      currency: "EUR",
      client_reference_id: "cart-7",
      livemode: false,
    });
    const url = new URL(must(result.successUrl, "the success URL"));
    expect(`${url.origin}${url.pathname}`).toBe("https://fjordtea.example/thanks");
    expect(url.searchParams.get("result")).toBe(result.token);
  });

  it("tell authorized from paid", async () => {
    const order = await world.order({ confirmation: "manual" });
    const payment = await world.pay(order.id);
    const before = must(await resultOf(order.id), "the result");
    expect(await check(before.token)).toMatchObject({ status: "authorized" });
    await world.call("POST", `/payments/${payment.id}/confirm`);
    const after = must(await resultOf(order.id), "the result");
    expect(await check(after.token)).toMatchObject({ status: "paid" });
  });

  it("sign nothing before the customer is done", async () => {
    const order = await world.order();
    expect(await resultOf(order.id)).toBeNull();
    await world.pay(order.id, "card", "sandbox_card_challenge_visa");
    expect(await resultOf(order.id)).toBeNull();
  });

  it("refuse a result that was changed, is another merchant's or is an hour old", async () => {
    const order = await world.order();
    await world.pay(order.id);
    const { token } = must(await resultOf(order.id), "the result");
    const [head = "", , signature = ""] = token.split(".");
    const forged = Buffer.from(JSON.stringify({ ...(await check(token)), amount: 1 })).toString("base64url");
    await expect(check(`${head}.${forged}.${signature}`)).rejects.toThrow("signature verification failed");
    await expect(check(token, world.other.merchantId)).rejects.toThrow("aud");
    world.clock.advance(HOUR_MS);
    await expect(check(token)).rejects.toThrow("exp");
  });
});

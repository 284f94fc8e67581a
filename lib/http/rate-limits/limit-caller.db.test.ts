import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ApiWorld, createApiWorld, SESSION_REQUEST } from "@/tests/support/api-world";
import { readProblem } from "@/tests/support/problem";
import { limitsOf } from "@/tests/support/serve-limited";
import { limitCaller, limitFieldsOf } from "./limit-caller";
import type { RateLimits } from "./rate-limits";

const SETTINGS = { OPENTILL_RATE_LIMIT_PER_KEY: "1", OPENTILL_RATE_LIMIT_PER_MERCHANT: "2" };
const OF_KEY = { atOnce: 5, perSecond: 1 };
const OF_MERCHANT = { atOnce: 10, perSecond: 2 };

describe("calls of the API", () => {
  let world: ApiWorld;
  let limits: RateLimits;
  beforeAll(async () => {
    world = await createApiWorld();
    limits = limitsOf(world.databaseUrl, SETTINGS);
    Object.assign(globalThis, { opentillRateLimits: limits });
  });
  afterAll(async () => {
    Object.assign(globalThis, { opentillRateLimits: undefined });
    await limits.close();
    await world.close();
  });

  const list = (key: string) => world.call("GET", "/orders", { key });
  /** Calls all at once, so many with each key; answers how many passed, and how many may have by the seconds it took. */
  async function callAtOnce(keys: readonly string[], count: number, { atOnce, perSecond }: typeof OF_KEY) {
    const begin = performance.now();
    const calls = keys.flatMap((key) => Array.from({ length: count }, () => list(key)));
    const statuses = (await Promise.all(calls)).map(({ status }) => status);
    expect(new Set(statuses)).toEqual(new Set([200, 429]));
    const seconds = (performance.now() - begin) / 1_000;
    return {
      passed: statuses.filter((status) => status === 200).length,
      most: atOnce + Math.ceil(perSecond * seconds),
    };
  }

  it("say what is left of the key's and the merchant's limit, also where they are refused otherwise", async () => {
    const key = await world.issueKey(world.other, "secret");
    const { headers } = await list(key);
    expect(headers.get("ratelimit-policy")).toBe('"key";q=5;w=5, "merchant";q=10;w=5');
    expect(headers.get("ratelimit")).toBe('"key";r=4;t=1, "merchant";r=9;t=1');
    const missing = await world.call("GET", "/orders/ord_none", { key });
    expect([missing.status, missing.headers.get("ratelimit")]).toEqual([
      404,
      expect.stringMatching(/^"key";r=/),
    ]);
    const unknown = await list("sk_test_nobody");
    expect([unknown.status, unknown.headers.get("ratelimit")]).toEqual([401, null]);
  });

  it("are refused beyond the key's limit, before anything else, and other keys are not", async () => {
    const first = await world.issueKey(world.scope, "secret");
    const { passed, most } = await callAtOnce([first], 40, OF_KEY);
    expect(passed).toBeGreaterThanOrEqual(OF_KEY.atOnce);
    expect(passed).toBeLessThanOrEqual(most);
    const headers = { "idempotency-key": "kept" };
    const create = () => world.call("POST", "/checkout/sessions", { body: "not json", key: first, headers });
    let refused = await create();
    while (refused.status !== 429) refused = await create();
    expect(readProblem(refused)).toMatchObject({ status: 429, code: "rate_limited" });
    expect(refused.headers.get("retry-after")).toBe("1");
    expect(refused.headers.get("ratelimit")).toContain('"key";r=0;t=1');
    const second = await world.issueKey(world.scope, "secret");
    const kept = await world.call("POST", "/checkout/sessions", {
      body: SESSION_REQUEST,
      key: second,
      headers,
    });
    expect(kept.status).toBe(201);
  });

  it("are refused beyond the merchant's limit, however many keys it has; the other mode and others are not", async () => {
    const live = { ...world.scope, livemode: true };
    const keys = await Promise.all(Array.from({ length: 8 }, () => world.issueKey(live, "secret")));
    const { passed, most } = await callAtOnce(keys, 5, OF_MERCHANT);
    expect(passed).toBeGreaterThanOrEqual(OF_MERCHANT.atOnce);
    expect(passed).toBeLessThanOrEqual(most);
    expect((await list(world.keys.otherSecret)).status).toBe(200);
  });

  it("count once, however often an open stream looks at its key", async () => {
    const caller = {
      keyId: "key_of_a_stream",
      merchantId: "mer_s",
      livemode: false,
      rateLimitPerSecond: null,
    };
    const request = new Request("https://pay.example/api/v1/events/stream");
    for (let look = 0; look < 20; look += 1) limitCaller(request, caller);
    expect(limitFieldsOf(request).ratelimit).toMatch(/^"key";r=4;/);
  });

  it("are counted by what an operator has set for the merchant, where something is", () => {
    const caller = { keyId: "key_one", merchantId: "mer_big", livemode: false, rateLimitPerSecond: 100 };
    const verdicts = Array.from({ length: 400 }, () => limits.countCaller(caller)).flat();
    expect(verdicts.filter(({ isOver }) => isOver)).toEqual([]);
    expect(limits.countCaller({ ...caller, keyId: "key_two" })).toMatchObject([
      { policy: { name: "key", burst: 500 } },
      { policy: { name: "merchant", burst: 500 } },
    ]);
  });
});

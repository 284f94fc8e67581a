import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { apiKeys } from "@/db/schema";
import { OPERATIONS } from "@/lib/contracts/operations";
import { MINUTE_MS } from "@/lib/core/clock";
import { hashApiKey, newApiKey } from "@/lib/core/secrets/api-key";
import { METHODS, type Method } from "@/tests/support/api-routes";
import { type ApiWorld, createApiWorld, SESSION_REQUEST } from "@/tests/support/api-world";
import { readProblem } from "@/tests/support/problem";

/** Every operation with an id in its path that nobody has. */
const calls = OPERATIONS.map(({ method, path, isPublic = false }) => ({
  method: METHODS.find((known) => known === method.toUpperCase()) ?? "GET",
  path: path.replace("{id}", "cs_01jqzzzzzzzzzzzzzzzzzzzzzz"),
  isPublic,
}));

describe("who may call", () => {
  let world: ApiWorld;
  beforeAll(async () => {
    world = await createApiWorld();
  });
  afterAll(() => world.close());

  describe("401", () => {
    it.each(calls)("without a key: $method $path", async ({ method, path }) => {
      const answer = await world.call(method, path, { key: null });
      expect(readProblem(answer)).toMatchObject({ status: 401, code: "unauthorized" });
      expect(answer.headers.get("www-authenticate")).toMatch(/^Bearer realm=/);
    });

    it.each<[string, (key: string) => Record<string, string>]>([
      ["another scheme", (key) => ({ authorization: `Basic ${key}` })],
      ["no scheme", (key) => ({ authorization: key })],
      ["an empty key", () => ({ authorization: "Bearer " })],
      ["two keys", (key) => ({ authorization: `Bearer ${key} ${key}` })],
      ["a key in upper case", (key) => ({ authorization: `Bearer ${key.toUpperCase()}` })],
      ["a key cut short", (key) => ({ authorization: `Bearer ${key.slice(0, -1)}` })],
      ["a wrong checksum", (key) => ({ authorization: `Bearer ${key.slice(0, -6)}000000` })],
      ["a key of a thousand letters", () => ({ authorization: `Bearer ${"s".repeat(1000)}` })],
      ["a key in another header", (key) => ({ "x-api-key": key })],
    ])("refuses %s", async (_what, headers) => {
      const answer = await world.call("GET", "/orders", { key: null, headers: headers(world.keys.secret) });
      expect(readProblem(answer)).toMatchObject({ status: 401, code: "unauthorized" });
    });

    it("answers a well-formed, a revoked and an expired key alike", async () => {
      const unknown = newApiKey({ kind: "secret", livemode: false }, world.ctx.random);
      const now = world.ctx.clock.now();
      const revoked = await world.issueKey(world.scope, "secret", { revokedAt: now });
      const expired = await world.issueKey(world.scope, "secret", { expiresAt: now });
      const answers = await Promise.all(
        [unknown, revoked, expired].map((key) => world.call("GET", "/orders", { key })),
      );
      const problems = answers.map((answer) => ({ ...readProblem(answer), request_id: "" }));
      expect(problems[0]?.status).toBe(401);
      expect(problems[1]).toEqual(problems[0]);
      expect(problems[2]).toEqual(problems[0]);
    });

    it("takes a key until the moment it expires", async () => {
      const expiresAt = new Date(world.ctx.clock.now().getTime() + 1);
      const key = await world.issueKey(world.scope, "secret", { expiresAt });
      expect((await world.call("GET", "/orders", { key })).status).toBe(200);
      world.clock.advance(1);
      expect((await world.call("GET", "/orders", { key })).status).toBe(401);
    });

    it("comes before everything else that is wrong", async () => {
      const answer = await world.call("POST", "/checkout/sessions", { key: "sk_test_no", body: "{" });
      expect(answer.status).toBe(401);
    });
  });

  describe("403", () => {
    it.each(calls.filter(({ isPublic }) => !isPublic))(
      "with a publishable key: $method $path",
      async ({ method, path }) => {
        const answer = await world.call(method, path, { key: world.keys.publishable });
        expect(readProblem(answer)).toMatchObject({ status: 403, code: "forbidden" });
      },
    );

    it("lets a publishable key read the payment methods", async () => {
      const path = "/payment-methods?country=DE&currency=EUR&amount=2400";
      expect((await world.call("GET", path, { key: world.keys.publishable })).status).toBe(200);
    });

    it("writes nothing for a publishable key", async () => {
      const before = await world.countRows();
      await world.call("POST", "/checkout/sessions", { key: world.keys.publishable, body: SESSION_REQUEST });
      expect(await world.countRows()).toEqual(before);
    });
  });

  describe("404", () => {
    const foreign: [Method, (ids: Ids) => string, string][] = [
      ["GET", ({ session }) => `/checkout/sessions/${session}`, "cs"],
      ["POST", ({ session }) => `/checkout/sessions/${session}/expire`, "cs"],
      ["POST", ({ session }) => `/checkout/sessions/${session}/cancel`, "cs"],
      ["GET", ({ order }) => `/orders/${order}`, "ord"],
      ["POST", ({ order }) => `/orders/${order}/mark-paid`, "ord"],
      ["GET", ({ payment }) => `/payments/${payment}`, "pay"],
      ["POST", ({ payment }) => `/payments/${payment}/confirm`, "pay"],
      ["POST", ({ payment }) => `/payments/${payment}/cancel`, "pay"],
      ["GET", ({ endpoint }) => `/webhook-endpoints/${endpoint}`, "we"],
      ["DELETE", ({ endpoint }) => `/webhook-endpoints/${endpoint}`, "we"],
      ["GET", ({ endpoint }) => `/webhook-endpoints/${endpoint}/deliveries`, "we"],
      ["GET", ({ delivery }) => `/webhook-deliveries/${delivery}`, "whd"],
      ["POST", ({ delivery }) => `/webhook-deliveries/${delivery}/redeliver`, "whd"],
    ];
    type Ids = Record<"session" | "order" | "payment" | "endpoint" | "delivery", string>;
    let ids: Ids;
    beforeAll(async () => {
      const endpoint = await world.call("POST", "/webhook-endpoints", {
        body: { url: "https://fjordtea.example/hooks" },
      });
      const order = await world.order({ confirmation: "manual" });
      const payment = await world.pay(order.id);
      const deliveries = await world.call("GET", `/webhook-endpoints/${endpoint.body.id}/deliveries?limit=1`);
      const [delivery] = deliveries.body.data as { id: string }[];
      ids = {
        session: order.sessionId,
        order: order.id,
        payment: payment.id,
        endpoint: String(endpoint.body.id),
        delivery: String(delivery?.id),
      };
    });

    it.each(foreign)(
      "hides from another merchant and from the other mode: %s %s",
      async (method, path, prefix) => {
        const missing = { session: "", order: "", payment: "", endpoint: "", delivery: "" } satisfies Ids;
        for (const name of Object.keys(missing) as (keyof Ids)[])
          missing[name] = `${prefix}_01jqzzzzzzzzzzzzzzzzzzzzzz`;
        const never = await world.call(method, path(missing));
        const others = await world.call(method, path(ids), { key: world.keys.otherSecret });
        const live = await world.call(method, path(ids), { key: world.keys.live });
        expect(never.status).toBe(404);
        const withoutId = (text: string) => text.replace(/"request_id":"req_\w+"/, "");
        for (const answer of [others, live]) {
          expect(withoutId(answer.text)).toBe(withoutId(never.text));
          expect(namesOf(answer.headers)).toEqual(namesOf(never.headers));
          readProblem(answer);
        }
      },
    );

    it("does nothing to what it hides", async () => {
      expect((await world.call("GET", `/payments/${ids.payment}`)).body.status).toBe("authorized");
      expect((await world.call("GET", `/webhook-endpoints/${ids.endpoint}`)).body.status).toBe("enabled");
    });

    it("shows a merchant's lists nothing of another's", async () => {
      for (const path of ["/orders", "/events", "/webhook-endpoints"]) {
        for (const key of [world.keys.otherSecret, world.keys.live]) {
          expect((await world.call("GET", path, { key })).body).toMatchObject({ data: [], has_more: false });
        }
      }
    });
  });

  it("writes the time of a key's last use, at most once a minute", async () => {
    const key = await world.issueKey(world.scope, "secret");
    const lastUse = async () => {
      await world.call("GET", "/orders", { key });
      const [row] = await world.ctx.db
        .select()
        .from(apiKeys)
        .where(eq(apiKeys.hash, hashApiKey(key)));
      return row?.lastUsedAt;
    };
    const first = await lastUse();
    expect(first).toEqual(world.ctx.clock.now());
    world.clock.advance(MINUTE_MS);
    expect(await lastUse()).toEqual(first);
    world.clock.advance(1);
    expect(await lastUse()).toEqual(world.ctx.clock.now());
  });
});

function namesOf(headers: Headers): string[] {
  return [...headers.keys()].sort();
}

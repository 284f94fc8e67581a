import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { OPERATIONS, type Operation } from "@/lib/contracts/operations";
import { API_SCOPES, type ApiScope } from "@/lib/contracts/scopes";
import { METHODS } from "@/tests/support/api-routes";
import { type ApiWorld, createApiWorld, SESSION_REQUEST } from "@/tests/support/api-world";
import { readProblem } from "@/tests/support/problem";

describe("what a restricted key may do", () => {
  let world: ApiWorld;
  const keys = new Map<ApiScope, { only: string; allBut: string }>();
  beforeAll(async () => {
    world = await createApiWorld();
    const issue = (scopes: ApiScope[]) => world.issueKey(world.scope, "restricted", { scopes });
    for (const scope of API_SCOPES) {
      keys.set(scope, {
        only: await issue([scope]),
        allBut: await issue(API_SCOPES.filter((other) => other !== scope)),
      });
    }
  });
  afterAll(() => world.close());

  /** The operation on an id that nobody has, with a body that lacks everything. */
  const attempt = ({ method, path, isStream }: Operation, key: string | undefined) => {
    const name = isStream ? "HEAD" : METHODS.find((known) => known === method.toUpperCase());
    return world.call(name ?? "GET", path.replace(/\{\w+\}/, "key_01jqzzzzzzzzzzzzzzzzzzzzzz"), {
      key: key ?? null,
    });
  };

  it.each(OPERATIONS)("needs one scope, no other, and no more: $method $path", async (operation) => {
    for (const scope of API_SCOPES) {
      const answer = await attempt(operation, keys.get(scope)?.only);
      const isAllowed = scope === operation.scope;
      expect([scope, answer.status === 403, answer.status === 401]).toEqual([scope, !isAllowed, false]);
      expect(answer.status).toBeLessThan(500);
    }
    const refused = await attempt(operation, keys.get(operation.scope)?.allBut);
    expect(refused.status).toBe(403);
    expect(refused.headers.get("www-authenticate")).toContain(`scope="${operation.scope}"`);
    if (operation.isStream) return;
    expect(readProblem(refused)).toMatchObject({ status: 403, code: "forbidden" });
    expect(refused.body.detail).toContain(operation.scope);
  });

  it("is written by the verb, and nothing by what was refused", async () => {
    const before = await world.countRows();
    const body = SESSION_REQUEST;
    const { only, allBut } = keys.get("checkout_sessions:write") ?? {};
    const headers = { "idempotency-key": "for-one-of-them" };
    expect(
      (await world.call("POST", "/checkout/sessions", { key: allBut ?? null, body, headers })).status,
    ).toBe(403);
    expect(await world.countRows()).toEqual(before);
    expect(
      (await world.call("POST", "/checkout/sessions", { key: only ?? null, body, headers })).status,
    ).toBe(201);
  });

  it("is not what a stronger key was answered under the same idempotency key", async () => {
    const headers = { "idempotency-key": "order-1001" };
    const body = { url: "https://fjordtea.example/hooks" };
    const first = await world.call("POST", "/webhook-endpoints", { body, headers });
    expect(first.body.secret).toMatch(/^whsec_/);
    const key = keys.get("webhook_endpoints:write")?.only ?? null;
    const guessed = await world.call("POST", "/webhook-endpoints", { key, body, headers });
    expect(readProblem(guessed)).toMatchObject({ status: 409, code: "idempotency_key_reused" });
    expect(guessed.text).not.toContain("whsec_");
  });

  it("is of its merchant and mode alone", async () => {
    const order = await world.order();
    const scopes: ApiScope[] = ["orders:read"];
    const foreign = await world.issueKey(world.other, "restricted", { scopes });
    const live = await world.issueKey({ ...world.scope, livemode: true }, "restricted", { scopes });
    expect(
      (await world.call("GET", `/orders/${order.id}`, { key: keys.get("orders:read")?.only ?? null })).status,
    ).toBe(200);
    expect((await world.call("GET", `/orders/${order.id}`, { key: foreign })).status).toBe(404);
    expect((await world.call("GET", `/orders/${order.id}`, { key: live })).status).toBe(404);
  });
});

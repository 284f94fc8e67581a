import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { apiKeySchema, rolledApiKeySchema } from "@/lib/contracts/api-key-objects";
import { API_SCOPES } from "@/lib/contracts/scopes";
import { addMs, DAY_MS, HOUR_MS, MINUTE_MS } from "@/lib/core/clock";
import { type ApiWorld, createApiWorld } from "@/tests/support/api-world";
import { fieldsRefusedBy, type KeyCalls, keyCalls } from "@/tests/support/key-calls";
import { readProblem } from "@/tests/support/problem";

describe("API keys that end", () => {
  let world: ApiWorld;
  let calls: KeyCalls;
  /** The id of the world's secret key. */
  let first: string;
  beforeAll(async () => {
    world = await createApiWorld();
    calls = keyCalls(world);
    first = await calls.firstId();
  });
  afterAll(() => world.close());
  afterEach(() => calls.endAll());

  describe("are rolled", () => {
    it("to one with the same traits, and open beside it for the overlap", async () => {
      const old = await calls.restricted(["orders:read"], { name: "Stock", expires_in: 30 * 86_400 });
      const answer = await calls.post(`/api-keys/${old.id}/roll`, { overlap_hours: 2 });
      expect(answer.status).toBe(201);
      const { key, replaced, ...made } = answer.as(rolledApiKeySchema);
      const { name, kind, scopes, expires_at } = old;
      expect(made).toMatchObject({ name, kind, scopes, expires_at, status: "active", replaced_by: null });
      const end = addMs(world.clock.now(), 2 * HOUR_MS).toISOString();
      expect(replaced).toMatchObject({ id: old.id, replaced_by: made.id, expires_at: end });
      world.clock.advance(2 * HOUR_MS - 1);
      expect([await calls.opens(old.key), await calls.opens(key)]).toEqual([200, 200]);
      world.clock.advance(1);
      expect([await calls.opens(old.key), await calls.opens(key)]).toEqual([401, 200]);
      expect((await calls.told(made.id)).map(({ type }) => type)).toEqual(["api_key.created"]);
      expect((await calls.told(old.id)).at(-1)).toMatchObject({ type: "api_key.rolled", data: replaced });
    });

    it("at once without an overlap, and after a day where none is said", async () => {
      const [one, two] = [await calls.create({ kind: "secret" }), await calls.create({ kind: "secret" })];
      await calls.post(`/api-keys/${one.id}/roll`, { overlap_hours: 0 });
      expect(await calls.opens(one.key)).toBe(401);
      const answer = await calls.post(`/api-keys/${two.id}/roll`);
      const { replaced } = answer.as(rolledApiKeySchema);
      expect(replaced.expires_at).toBe(addMs(world.clock.now(), DAY_MS).toISOString());
    });

    it("to a life of its own where one is said, and never lengthen that of the old", async () => {
      const old = await calls.create({ kind: "publishable", expires_in: 3_600 });
      const answer = await calls.post(`/api-keys/${old.id}/roll`, { overlap_hours: 48, expires_in: 86_400 });
      const { replaced, ...made } = answer.as(rolledApiKeySchema);
      expect(made.expires_at).toBe(addMs(world.clock.now(), DAY_MS).toISOString());
      expect(replaced.expires_at).toBe(old.expires_at);
    });

    it("by themselves", async () => {
      const old = await calls.create({ kind: "secret" });
      const headers = { "idempotency-key": "roll-myself" };
      const options = { body: { overlap_hours: 1 }, key: old.key, headers };
      const once = await world.call("POST", `/api-keys/${old.id}/roll`, options);
      const again = await world.call("POST", `/api-keys/${old.id}/roll`, options);
      expect(again.text).toBe(once.text);
      expect(once.body.created_by).toBe(old.id);
    });

    it("once, and not after their end", async () => {
      const old = await calls.create({ kind: "secret" });
      const answer = await calls.post(`/api-keys/${old.id}/roll`);
      const again = await calls.post(`/api-keys/${old.id}/roll`);
      expect(readProblem(again)).toMatchObject({ status: 409, code: "api_key_rolled" });
      expect(again.body.detail).toContain(answer.body.id);
      await calls.post(`/api-keys/${old.id}/revoke`);
      const late = await calls.post(`/api-keys/${old.id}/roll`);
      expect(readProblem(late)).toMatchObject({ status: 409, code: "api_key_ended" });
    });

    it.each([-1, 169, 1.5])("not with an overlap of %s hours", async (overlap) => {
      const answer = await calls.post(`/api-keys/${first}/roll`, { overlap_hours: overlap });
      expect(fieldsRefusedBy(answer)).toEqual([422, "/overlap_hours overlap_out_of_range"]);
    });
  });

  describe("are revoked", () => {
    it("at once, and again is like once", async () => {
      const made = await calls.create({ kind: "secret" });
      const once = await calls.post(`/api-keys/${made.id}/revoke`);
      expect(once.as(apiKeySchema)).toMatchObject({
        status: "revoked",
        revoked_at: world.clock.now().toISOString(),
      });
      expect(await calls.opens(made.key)).toBe(401);
      world.clock.advance(MINUTE_MS);
      expect((await calls.post(`/api-keys/${made.id}/revoke`)).text).toBe(once.text);
      expect((await calls.told(made.id)).map(({ type }) => type)).toEqual([
        "api_key.created",
        "api_key.revoked",
      ]);
    });

    it("not the last secret one", async () => {
      const answer = await calls.post(`/api-keys/${first}/revoke`);
      expect(readProblem(answer)).toMatchObject({ status: 409, code: "last_secret_key" });
      expect(await calls.opens(world.keys.secret)).toBe(200);
    });

    it("not the one that lasts longest, also where another is there for a while", async () => {
      await calls.create({ kind: "secret", expires_in: 3_600 });
      await calls.restricted([...API_SCOPES]);
      const refused = await calls.post(`/api-keys/${first}/revoke`);
      expect(readProblem(refused)).toMatchObject({ status: 409, code: "last_secret_key" });
      const shortened = await calls.post(`/api-keys/${first}/roll`, { expires_in: 3_600 });
      expect(readProblem(shortened)).toMatchObject({ status: 409, code: "last_secret_key" });
      expect(await calls.told(first)).toEqual([]);
    });

    it("also by themselves, where another lasts as long", async () => {
      const made = await calls.create({ kind: "secret" });
      expect((await calls.post(`/api-keys/${made.id}/revoke`, {}, made.key)).status).toBe(200);
    });
  });
});

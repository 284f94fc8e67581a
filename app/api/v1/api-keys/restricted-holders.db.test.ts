import { sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { rolledApiKeySchema } from "@/lib/contracts/api-key-objects";
import type { ApiScope } from "@/lib/contracts/scopes";
import { type ApiWorld, createApiWorld } from "@/tests/support/api-world";
import { type KeyCalls, keyCalls } from "@/tests/support/key-calls";
import { readProblem } from "@/tests/support/problem";

describe("API keys and who may touch them", () => {
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

  describe("in the hands of a restricted holder", () => {
    const own: ApiScope[] = ["orders:read", "api_keys:read", "api_keys:write"];

    it("are never stronger than the holder's", async () => {
      const { key } = await calls.restricted(own);
      const ask = (body: object) => calls.post("/api-keys", { name: "More", ...body }, key);
      const secret = await ask({ kind: "secret" });
      expect(readProblem(secret)).toMatchObject({ status: 403, code: "forbidden" });
      const more = await ask({ kind: "restricted", scopes: ["orders:read", "refunds:write"] });
      expect(readProblem(more)).toMatchObject({ status: 403, code: "forbidden" });
      expect(more.body.detail).toContain("refunds:write");
      expect(more.body.detail).not.toContain("orders:read");
      expect(readProblem(await ask({ kind: "publishable" })).status).toBe(403);
      const less = await calls.create({ kind: "restricted", scopes: ["orders:read"] }, key);
      expect(await calls.opens(less.key)).toBe(200);
    });

    it.each(["roll", "revoke", ""])("are not touched where they are stronger: %s", async (verb) => {
      const { key } = await calls.restricted(own);
      const stronger = await calls.restricted([...own, "refunds:write"]);
      for (const id of [first, stronger.id]) {
        const answer = await calls.post(`/api-keys/${id}${verb && `/${verb}`}`, {}, key);
        expect(readProblem(answer)).toMatchObject({ status: 403, code: "forbidden" });
        expect((await world.call("GET", `/api-keys/${id}`)).body.status).toBe("active");
      }
    });

    it("never outlive it", async () => {
      const holder = await calls.restricted(own, { expires_in: 3_600 });
      const ask = (more: object) =>
        calls.post(
          "/api-keys",
          { name: "Later", kind: "restricted", scopes: ["orders:read"], ...more },
          holder.key,
        );
      expect(readProblem(await ask({})).status).toBe(403);
      expect(readProblem(await ask({ expires_in: 3_601 })).status).toBe(403);
      expect((await ask({ expires_in: 3_600 })).status).toBe(201);
      const lasting = await calls.restricted(["orders:read"]);
      const rolled = await calls.post(`/api-keys/${lasting.id}/roll`, {}, holder.key);
      expect(readProblem(rolled)).toMatchObject({ status: 403, code: "forbidden" });
      const itself = await calls.post(`/api-keys/${holder.id}/roll`, { expires_in: 7_200 }, holder.key);
      expect(readProblem(itself).status).toBe(403);
      const same = await calls.post(`/api-keys/${holder.id}/roll`, {}, holder.key);
      expect(same.as(rolledApiKeySchema).expires_at).toBe(holder.expires_at);
    });
  });

  it("are shown again under an idempotency key to the holder that made them, and to no other", async () => {
    const scopes: ApiScope[] = ["orders:read", "api_keys:write"];
    const holder = await calls.restricted(scopes);
    const neighbour = await calls.restricted(scopes, { expires_in: 3_600 });
    const options = {
      body: { name: "Mine", kind: "restricted", scopes: ["orders:read"] },
      headers: { "idempotency-key": "key-1" },
    };
    const made = await world.call("POST", "/api-keys", { ...options, key: holder.key });
    const again = await world.call("POST", "/api-keys", { ...options, key: holder.key });
    expect([made.status, again.text]).toEqual([201, made.text]);
    const guessed = await world.call("POST", "/api-keys", { ...options, key: neighbour.key });
    expect(readProblem(guessed)).toMatchObject({ status: 409, code: "idempotency_key_reused" });
  });

  it("stand in no row of the database, and no dump of it calls the API", async () => {
    const headers = { "idempotency-key": "made-once" };
    const body = { name: "Kept", kind: "secret" };
    const made = await world.call("POST", "/api-keys", { body, headers });
    const rolled = await world.call("POST", `/api-keys/${made.body.id}/roll`, {
      headers: { "idempotency-key": "rolled-once" },
    });
    expect(rolled.status).toBe(201);
    const tables = await world.ctx.db.execute<{ name: string }>(
      sql`select table_name as name from information_schema.tables where table_schema = 'public'`,
    );
    let rows = 0;
    for (const { name } of tables) {
      const dump = await world.ctx.db.execute<{ text: string }>(
        sql`select row_to_json(entry)::text as text from ${sql.identifier(name)} as entry`,
      );
      rows += dump.length;
      for (const { text } of dump) {
        expect(text).not.toMatch(/[spr]k_(test|live)_[0-9a-z]{30}/);
        for (const key of [made.body.key, rolled.body.key, ...Object.values(world.keys)]) {
          expect(text).not.toContain(String(key).slice(8, 40));
        }
      }
    }
    expect(rows).toBeGreaterThan(10);
    expect((await world.call("POST", "/api-keys", { body, headers })).text).toBe(made.text);
  });
});

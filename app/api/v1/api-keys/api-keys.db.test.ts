import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { apiKeySchema } from "@/lib/contracts/api-key-objects";
import { MAX_API_KEYS } from "@/lib/contracts/limits";
import { listSchema } from "@/lib/contracts/list-queries";
import { addMs, HOUR_MS } from "@/lib/core/clock";
import { parseApiKey } from "@/lib/core/secrets/api-key";
import { type ApiWorld, createApiWorld } from "@/tests/support/api-world";
import { fieldsRefusedBy, type KeyCalls, keyCalls } from "@/tests/support/key-calls";
import { readProblem } from "@/tests/support/problem";

describe("API keys by the API", () => {
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

  describe("are made", () => {
    it.each([
      ["secret", { kind: "secret" }, null],
      ["publishable", { kind: "publishable" }, null],
      [
        "restricted",
        { kind: "restricted", scopes: ["payments:read", "orders:read", "orders:read"] },
        ["orders:read", "payments:read"],
      ],
    ] as const)("%s ones, and shown once", async (kind, body, scopes) => {
      const made = await calls.create(body);
      const { key, ...traits } = made;
      expect(parseApiKey(key)).toEqual({ kind, livemode: false });
      expect(traits).toMatchObject({ kind, scopes, status: "active", created_by: first, expires_at: null });
      expect(traits.last_four).toBe(key.slice(-4));
      const read = await world.call("GET", `/api-keys/${made.id}`);
      expect(read.body).toEqual(traits);
      expect(await calls.list()).toContainEqual(traits);
      const events = await calls.told(made.id);
      expect(events.map(({ type, sequence, data }) => [type, sequence, data])).toEqual([
        ["api_key.created", 1, traits],
      ]);
    });

    it("in the mode of the key that makes them", async () => {
      const made = await calls.create({ kind: "secret" }, world.keys.live);
      expect(made.key).toMatch(/^sk_live_/);
      expect((await world.call("GET", `/api-keys/${made.id}`)).status).toBe(404);
    });

    it("and open until the moment they expire", async () => {
      const made = await calls.create({ kind: "secret", expires_in: 3_600 });
      expect(made.expires_at).toBe(addMs(world.clock.now(), HOUR_MS).toISOString());
      world.clock.advance(HOUR_MS - 1);
      expect(await calls.opens(made.key)).toBe(200);
      world.clock.advance(1);
      expect(await calls.opens(made.key)).toBe(401);
      expect((await world.call("GET", `/api-keys/${made.id}`)).body.status).toBe("expired");
    });

    it("by the world's time, whatever the test clock says", async () => {
      const key = world.keys.otherSecret;
      const made = await calls.create({ kind: "secret", expires_in: 3_600 }, key);
      await calls.post("/test/clock/advance", { seconds: 86_400 }, key);
      expect(await calls.opens(made.key)).toBe(200);
      expect((await calls.create({ kind: "secret" }, key)).created_at).toBe(world.clock.now().toISOString());
    });

    it.each<[string, object, string]>([
      ["no name", { name: undefined, kind: "secret" }, "/name text_required"],
      ["no kind", {}, "/kind field_required"],
      ["a kind that there is none of", { kind: "operator" }, "/kind value_unknown"],
      ["no scopes", { kind: "restricted" }, "/scopes scopes_required"],
      ["an empty list of scopes", { kind: "restricted", scopes: [] }, "/scopes scopes_required"],
      [
        "a scope that there is none of",
        { kind: "restricted", scopes: ["orders:read", "orders:*"] },
        "/scopes/1 scope_unknown",
      ],
      ["scopes of a secret one", { kind: "secret", scopes: ["orders:read"] }, "/scopes scopes_not_taken"],
      [
        "two expiries",
        { kind: "secret", expires_in: 3_600, expires_at: "2027-01-01T00:00:00Z" },
        "/expires_in key_expiry_twice",
      ],
      ["a life too short", { kind: "secret", expires_in: 59 }, "/expires_in key_expiry_out_of_range"],
      [
        "a life too long",
        { kind: "secret", expires_in: 3_650 * 86_400 + 1 },
        "/expires_in key_expiry_out_of_range",
      ],
      [
        "an end that is past",
        { kind: "secret", expires_at: "2026-01-01T00:00:00Z" },
        "/expires_at key_expiry_out_of_range",
      ],
      ["an end that is no time", { kind: "secret", expires_at: "soon" }, "/expires_at time_invalid"],
      ["a field that there is none of", { kind: "secret", livemode: true }, "/livemode unknown_field"],
    ])("not with %s", async (_what, body, error) => {
      const before = await calls.list();
      expect(fieldsRefusedBy(await calls.post("/api-keys", { name: "A key", ...body }))).toEqual([
        422,
        error,
      ]);
      expect(await calls.list()).toEqual(before);
    });

    it(`up to ${MAX_API_KEYS} in use, those that have ended apart`, async () => {
      const key = world.keys.otherSecret;
      const left = MAX_API_KEYS - 2;
      const ids = [];
      for (let made = 0; made < left; made += 1)
        ids.push((await calls.create({ kind: "publishable" }, key)).id);
      const refused = await calls.post("/api-keys", { name: "One more", kind: "publishable" }, key);
      expect(readProblem(refused)).toMatchObject({ status: 409, code: "api_key_limit_reached" });
      await calls.post(`/api-keys/${ids[0]}/revoke`, {}, key);
      await calls.create({ kind: "publishable" }, key);
    });
  });

  it("come in pages, newest first", async () => {
    const createLater = (name: string) => {
      world.clock.advance(1);
      return calls.create({ kind: "publishable", name });
    };
    for (const name of ["One", "Two", "Three"]) await createLater(name);
    const page = listSchema(apiKeySchema);
    const start = (await world.call("GET", "/api-keys?limit=2")).as(page);
    expect(start.data.map(({ name }) => name)).toEqual(["Three", "Two"]);
    await createLater("Four");
    const rest = (await world.call("GET", `/api-keys?limit=2&cursor=${start.next_cursor}`)).as(page);
    expect(rest.data[0]?.name).toBe("One");
  });

  describe("are changed", () => {
    it("in name and scopes, and lose what was taken at once", async () => {
      const made = await calls.restricted(["orders:read", "payments:read"]);
      const answer = await calls.post(`/api-keys/${made.id}`, { name: "Stock", scopes: ["payments:read"] });
      expect(answer.as(apiKeySchema)).toMatchObject({ name: "Stock", scopes: ["payments:read"] });
      expect([await calls.opens(made.key), await calls.opens(made.key, "/payments")]).toEqual([403, 200]);
      expect((await calls.told(made.id)).map(({ type, sequence }) => [type, sequence])).toEqual([
        ["api_key.created", 1],
        ["api_key.updated", 2],
      ]);
    });

    it("and tell nothing where nothing changed", async () => {
      const made = await calls.restricted(["orders:read"]);
      await calls.post(`/api-keys/${made.id}`, { name: "A key", scopes: ["orders:read"] });
      expect(await calls.told(made.id)).toHaveLength(1);
    });

    it("but never gain a scope", async () => {
      const made = await calls.restricted(["orders:read"]);
      const answer = await calls.post(`/api-keys/${made.id}`, { scopes: ["orders:read", "orders:write"] });
      expect(fieldsRefusedBy(answer)).toEqual([422, "/scopes/1 scopes_not_widened"]);
      const secret = await calls.create({ kind: "secret" });
      const given = await calls.post(`/api-keys/${secret.id}`, { scopes: ["orders:read"] });
      expect(fieldsRefusedBy(given)).toEqual([422, "/scopes scopes_not_taken"]);
    });

    it("not after their end", async () => {
      const made = await calls.restricted(["orders:read"]);
      await calls.post(`/api-keys/${made.id}/revoke`);
      const answer = await calls.post(`/api-keys/${made.id}`, { name: "Late" });
      expect(readProblem(answer)).toMatchObject({ status: 409, code: "api_key_ended" });
    });
  });

  it.each([
    ["GET", ""],
    ["POST", ""],
    ["POST", "/roll"],
    ["POST", "/revoke"],
  ] as const)(
    "of another merchant and of the other mode are like none: %s /api-keys/{id}%s",
    async (method, verb) => {
      const none = await world.call(method, `/api-keys/key_01jqzzzzzzzzzzzzzzzzzzzzzz${verb}`);
      expect(none.status).toBe(404);
      for (const key of [world.keys.otherSecret, world.keys.live]) {
        const answer = await world.call(method, `/api-keys/${first}${verb}`, { key });
        expect({ ...readProblem(answer), request_id: "" }).toEqual({ ...readProblem(none), request_id: "" });
      }
      expect(await calls.opens(world.keys.secret)).toBe(200);
    },
  );
});

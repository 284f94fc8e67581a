import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createdApiKeySchema } from "@/lib/contracts/api-key-objects";
import { type ApiWorld, createApiWorld } from "@/tests/support/api-world";
import { type Line, openLine } from "@/tests/support/cuttable-line";
import { spawnServingProcess } from "@/tests/support/spawn-serving-process";

/** The bound of the documentation, and what a busy machine may add to it. */
const BOUND_MS = 1_000;
const GRACE_MS = 500;

describe("a key that another web server knows", () => {
  let world: ApiWorld;
  let line: Line;
  let server: Awaited<ReturnType<typeof spawnServingProcess>>;
  beforeAll(async () => {
    world = await createApiWorld();
    line = await openLine(world.databaseUrl);
    server = await spawnServingProcess({ databaseUrl: world.databaseUrl, directUrl: line.url });
  });
  afterAll(async () => {
    await server?.stop();
    await line?.close();
    await world.close();
  });

  const make = async () => {
    const body = { name: "Shared", kind: "restricted", scopes: ["orders:read", "payments:read"] };
    const answer = await world.call("POST", "/api-keys", { body, key: world.keys.live });
    return answer.as(createdApiKeySchema);
  };
  const ask = async (key: string, path = "/orders") => {
    const headers = { authorization: `Bearer ${key}` };
    return (await fetch(`${server.url}/api/v1${path}`, { headers })).status;
  };
  const askUntil = (status: number, key: string) =>
    expect.poll(() => ask(key), { interval: 5, timeout: 5_000 }).toBe(status);

  /**
   * How long after the server's first look at a new key it refuses it, the shortest of a few times. By forgetting alone, a
   * second would have to pass each time.
   */
  async function msUntilRefused(status: number, change: (id: string) => Promise<unknown>): Promise<number> {
    const times = [];
    for (let time = 0; time < 5; time += 1) {
      const { id, key } = await make();
      const since = performance.now();
      expect([await ask(key), await ask(key)]).toEqual([200, 200]);
      await change(id);
      await askUntil(status, key);
      times.push(performance.now() - since);
    }
    return Math.min(...times);
  }

  it("is refused there as soon as it was revoked here", async () => {
    const revoke = (id: string) => world.call("POST", `/api-keys/${id}/revoke`, { key: world.keys.live });
    expect(await msUntilRefused(401, revoke)).toBeLessThan(BOUND_MS);
  });

  it("loses a scope there as soon as it was taken here, by whatever hand", async () => {
    const narrow = (id: string) =>
      world.ctx.db.execute(sql`update api_keys set scopes = '{payments:read}' where id = ${id}`);
    expect(await msUntilRefused(403, narrow)).toBeLessThan(BOUND_MS);
  });

  it("is refused there within a second where nothing is heard any more", async () => {
    const { id, key } = await make();
    expect(await ask(key)).toBe(200);
    line.cut();
    expect(await ask(key)).toBe(200);
    await world.call("POST", `/api-keys/${id}/revoke`, { key: world.keys.live });
    const since = performance.now();
    await askUntil(401, key);
    expect(performance.now() - since).toBeLessThan(BOUND_MS + GRACE_MS);
    line.mend();
  });
});

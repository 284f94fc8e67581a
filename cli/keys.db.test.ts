import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DAY_MS } from "@/lib/core/clock";
import { type ApiWorld, createApiWorld } from "@/tests/support/api-world";
import { runCli } from "@/tests/support/run-cli";
import { serveApi } from "@/tests/support/serve-api";

// Each command is a process of its own, which takes its time to start on a busy machine.
describe("opentill keys", { timeout: 120_000 }, () => {
  let world: ApiWorld;
  let server: Awaited<ReturnType<typeof serveApi>>;
  beforeAll(async () => {
    world = await createApiWorld();
    server = await serveApi(world.ctx.baseUrl);
  });
  afterAll(async () => {
    await server.close();
    await world.close();
  });

  const run = (words: string[], key = world.keys.secret) =>
    runCli(words, { OPENTILL_URL: server.url, OPENTILL_API_KEY: key });
  const read = (out: string): Record<string, unknown> => JSON.parse(out);

  it("makes a restricted key with an end, which opens what it may and nothing else", async () => {
    const options = ["--name", "Warehouse", "--kind", "restricted", "--expires-in", "90d"];
    const { out, code } = await run([
      ...["keys", "create", ...options],
      ...["--scope", "orders:read", "--scope", "api_keys:read"],
    ]);
    const made = read(out);
    expect([code, made.scopes]).toEqual([0, ["orders:read", "api_keys:read"]]);
    expect(made.expires_at).toBe(new Date(world.clock.now().getTime() + 90 * DAY_MS).toISOString());
    expect((await run(["orders", "list"], String(made.key))).code).toBe(0);
    const refused = await run(["webhooks", "list"], String(made.key));
    expect([refused.code, refused.err]).toEqual([3, expect.stringContaining("webhook_endpoints:read")]);
    const listed = await run(["keys", "list"], String(made.key));
    expect(listed.out).toContain(`"id":"${made.id}"`);
    expect(listed.out).not.toContain(String(made.key));
  });

  it("rolls a key with an overlap and revokes the old one", async () => {
    const made = read((await run(["keys", "create", "--name", "Old", "--kind", "secret"])).out);
    const rolled = read((await run(["keys", "roll", String(made.id), "--overlap-hours", "48"])).out);
    expect(rolled.replaced).toMatchObject({ id: made.id, replaced_by: rolled.id, status: "active" });
    const revoked = await run(["keys", "revoke", String(made.id)], String(rolled.key));
    expect(read(revoked.out)).toMatchObject({ id: made.id, status: "revoked" });
    expect((await run(["keys", "list"], String(made.key))).code).toBe(3);
    expect((await run(["keys", "list"], String(rolled.key))).code).toBe(0);
  });
});

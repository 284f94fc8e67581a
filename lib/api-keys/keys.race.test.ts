import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createdApiKeySchema } from "@/lib/contracts/api-key-objects";
import { type ApiWorld, createApiWorld } from "@/tests/support/api-world";

describe("changes of keys at once", () => {
  let world: ApiWorld;
  beforeAll(async () => {
    world = await createApiWorld();
  });
  afterAll(() => world.close());

  const create = async (body: object, key = world.keys.secret) => {
    const answer = await world.call("POST", "/api-keys", { body: { name: "A key", ...body }, key });
    return answer.as(createdApiKeySchema);
  };
  const post = (path: string, key: string) => world.call("POST", path, { body: {}, key });
  const active = async () => {
    const [row] = await world.ctx.db.execute<{ keys: number }>(
      sql`select count(*)::int as keys from api_keys where merchant_id = ${world.scope.merchantId}
        and not livemode and kind = 'secret' and revoked_at is null`,
    );
    return row?.keys;
  };

  it("never leave a mode without a secret key, whoever revokes whom", async () => {
    const keys = [await create({ kind: "secret" }), await create({ kind: "secret" })];
    const ids = (await world.call("GET", "/api-keys")).body.data as { id: string; kind: string }[];
    const secrets = ids.filter(({ kind }) => kind === "secret").map(({ id }) => id);
    const holders = [world.keys.secret, ...keys.map(({ key }) => key)];
    const answers = await Promise.all(
      secrets.flatMap((id) => holders.map((holder) => post(`/api-keys/${id}/revoke`, holder))),
    );
    expect(await active()).toBe(1);
    for (const { status } of answers) expect([200, 401, 409]).toContain(status);
    await world.ctx.db.execute(sql`update api_keys set revoked_at = null`);
  });

  it("roll a key once", async () => {
    const { id } = await create({ kind: "publishable" });
    const answers = await Promise.all([1, 2, 3].map(() => post(`/api-keys/${id}/roll`, world.keys.secret)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
  });

  it("let a key that is being revoked make no other after it", async () => {
    const holder = await create({ kind: "secret" });
    const made = [1, 2, 3, 4].map(() =>
      world.call("POST", "/api-keys", { body: { name: "Late", kind: "secret" }, key: holder.key }),
    );
    await Promise.all([post(`/api-keys/${holder.id}/revoke`, world.keys.secret), ...made]);
    const [row] = await world.ctx.db.execute<{ late: number }>(sql`
      select count(*)::int as late from events made
      join events ended on ended.object_id = ${holder.id} and ended.type = 'api_key.revoked'
      where made.type = 'api_key.created' and made.position > ended.position
        and made.body::json -> 'data' ->> 'created_by' = ${holder.id}`);
    expect(row?.late).toBe(0);
  });
});

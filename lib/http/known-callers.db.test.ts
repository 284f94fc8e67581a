import { once } from "node:events";
import { type SQL, sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { connect } from "@/db/client";
import { createdApiKeySchema } from "@/lib/contracts/api-key-objects";
import { must } from "@/lib/core/invariant";
import { hashApiKey } from "@/lib/core/secrets/api-key";
import { type ApiWorld, createApiWorld } from "@/tests/support/api-world";
import { openStatementCounter, type StatementCounter } from "@/tests/support/statement-counter";
import { API_KEYS_CHANGED, beginLookUp, recallCaller } from "./known-callers";
import { wakes } from "./wakes";

describe("the door", () => {
  let world: ApiWorld;
  let counter: StatementCounter;
  beforeAll(async () => {
    world = await createApiWorld({
      remembersCallers: true,
      async connect(databaseUrl) {
        counter = await openStatementCounter(databaseUrl);
        return connect(counter.url);
      },
    });
  });
  /** Changes something and waits until this process has heard of it. */
  const tell = async (change: SQL) => {
    const emitter = await wakes();
    const heard = once(emitter, API_KEYS_CHANGED);
    await world.ctx.db.execute(change);
    await heard;
  };
  afterEach(() => tell(sql`update api_keys set expires_at = null, revoked_at = null`));
  afterAll(async () => {
    await world.close();
    await counter.close();
  });

  const status = async (key: string) => (await world.call("GET", "/orders", { key })).status;
  const statementsOf = async (key: string) => {
    counter.take();
    await status(key);
    return counter.take();
  };
  /** Until this process listens, knows the key, and has written down that it was used. */
  const learn = (key: string) => expect.poll(() => statementsOf(key), { interval: 1 }).toBe(1);

  it("costs a call of live mode no statement for as long as it knows the key", async () => {
    await learn(world.keys.live);
    expect([await statementsOf(world.keys.live), await statementsOf(world.keys.live)]).toEqual([1, 1]);
  });

  it("costs a call of test mode one statement, because time may have moved", async () => {
    await status(world.keys.secret);
    expect([await statementsOf(world.keys.secret), await statementsOf(world.keys.secret)]).toEqual([2, 2]);
    const before = (await world.call("GET", "/test/clock")).body.now;
    await world.call("POST", "/test/clock/advance", { body: { seconds: 60 } });
    expect((await world.call("GET", "/test/clock")).body.now).not.toBe(before);
  });

  it("looks for a key that there is none of each time", async () => {
    const { live } = world.keys;
    const hash = await world.ctx.db.execute<{ hash: string; id: string }>(
      sql`select id, hash from api_keys where livemode`,
    );
    await world.ctx.db.execute(sql`update api_keys set hash = 'another' where id = ${hash[0]?.id}`);
    await expect.poll(() => status(live)).toBe(401);
    await world.ctx.db.execute(sql`update api_keys set hash = ${hash[0]?.hash} where id = ${hash[0]?.id}`);
    expect(await status(live)).toBe(200);
  });

  it("refuses a known key from the moment on that it expires", async () => {
    const answer = await world.call("POST", "/api-keys", {
      key: world.keys.live,
      body: { name: "Short", kind: "secret", expires_in: 60 },
    });
    const { key } = answer.as(createdApiKeySchema);
    await learn(key);
    world.clock.advance(59_999);
    await learn(key);
    world.clock.advance(1);
    expect([await statementsOf(key), await status(key)]).toEqual([0, 401]);
  });

  it.each([
    ["a key", sql`update api_keys set revoked_at = null`],
    ["a merchant", sql`update merchants set name = name`],
  ])("forgets what it knows when %s changes", async (_what, change) => {
    const key = await world.issueKey({ ...world.scope, livemode: true }, "secret");
    await status(key);
    expect(await statementsOf(key)).toBe(1);
    await world.ctx.db.execute(change);
    // Much sooner than by itself.
    await expect.poll(() => statementsOf(key), { interval: 1, timeout: 500 }).toBe(2);
  });

  it("does not forget for what changes no power", async () => {
    await learn(world.keys.live);
    await world.ctx.db.execute(sql`update api_keys set name = 'Another', last_used_at = now()`);
    expect(await statementsOf(world.keys.live)).toBe(1);
  });

  it("never remembers what was read before a change that it has heard of", async () => {
    const { live } = world.keys;
    const hash = hashApiKey(live);
    await learn(live);
    await status(live);
    const known = must(recallCaller(hash), "the caller");
    const remember = beginLookUp(hash, true);
    await tell(sql`update api_keys set revoked_at = now() where livemode`);
    remember(known);
    expect(recallCaller(hash)).toBeUndefined();
    expect(await status(world.keys.live)).toBe(401);
  });
});

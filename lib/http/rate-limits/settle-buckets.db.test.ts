import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { connect, type DatabaseClient } from "@/db/client";
import { rateLimitBuckets } from "@/db/schema";
import { deriveKey } from "@/lib/core/secrets/derive-key";
import { forgetRateLimitBuckets } from "@/lib/due/forget-rate-limit-buckets";
import { MASTER_SECRET } from "@/tests/support/checkout-world";
import { createTestDatabase } from "@/tests/support/database";
import type { Policy } from "./bucket";
import { createCounter, type Sent } from "./counter";
import { settleBuckets } from "./settle-buckets";

const SLOW: Policy = { name: "misses", perSecond: 0.01, burst: 100, ceiling: 100 };
const FAST: Policy = { name: "key", perSecond: 1_000, burst: 1_000, ceiling: 1_000 };
const KEY = deriveKey(MASTER_SECRET, "rate-limits");

/** So many requests of a bucket, on their way. */
function sentOf(policy: Policy, name: string, added: number, withinSeconds = 0): Sent {
  const counter = createCounter(
    () => 0,
    () => {},
  );
  for (let count = 0; count < added; count += 1) counter.count(policy, name);
  const [sent] = counter.takeWaiting(1);
  if (!sent) throw new Error("nothing waits");
  return { ...sent, withinSeconds };
}

describe("the buckets that servers share", () => {
  let database: Awaited<ReturnType<typeof createTestDatabase>>;
  let client: DatabaseClient;
  beforeAll(async () => {
    database = await createTestDatabase();
    client = connect(database.url);
  });
  afterAll(async () => {
    await client.close();
    await database.drop();
  });

  const settle = async (...sent: Sent[]) =>
    (await settleBuckets(client.db, KEY, sent)).map(({ level }) => Math.round(level));

  it("add up what many servers tell at once, and lock nobody out of their turn", async () => {
    const names = Array.from({ length: 20 }, (_, index) => `network ${index}`);
    const batches = Array.from({ length: 30 }, (_, index) =>
      (index % 2 === 0 ? names : names.toReversed()).map((name) => sentOf(SLOW, name, 1)),
    );
    await Promise.all(batches.map((batch) => settle(...batch)));
    expect(await settle(...names.map((name) => sentOf(SLOW, name, 1)))).toEqual(names.map(() => 31));
  });

  it("count a bucket that is listed twice once with both", async () => {
    expect(await settle(sentOf(SLOW, "twin", 2), sentOf(SLOW, "twin", 3))).toEqual([5, 5]);
  });

  it("leak from when the requests began to come, and not twice in the same time", async () => {
    const [first] = await settleBuckets(client.db, KEY, [sentOf(FAST, "leaking", 500, 0.2)]);
    expect(first?.ageSeconds).toBeCloseTo(0.2, 2);
    const [second] = await settleBuckets(client.db, KEY, [sentOf(FAST, "leaking", 500, 0.2)]);
    const left = (second?.level ?? 0) - (second?.ageSeconds ?? 0) * FAST.perSecond;
    expect(left).toBeGreaterThan(500 + 500 - 200 - 500);
    expect(left).toBeLessThanOrEqual(500 + 500 - 200);
  });

  it("name nobody", async () => {
    await settle(sentOf(SLOW, "81.2.69.160", 1));
    expect(JSON.stringify(await client.db.select().from(rateLimitBuckets))).not.toContain("81.2.69");
    const [other] = await settleBuckets(client.db, deriveKey(MASTER_SECRET, "another"), [
      sentOf(SLOW, "81.2.69.160", 1),
    ]);
    expect(other?.level).toBe(1);
  });

  it("are forgotten once they are empty, and not before", async () => {
    await settle(sentOf(FAST, "gone", 20, 3_600), sentOf(SLOW, "kept", 20));
    const before = await client.db.select().from(rateLimitBuckets);
    while ((await forgetRateLimitBuckets(client, 10)) === 10);
    const after = await client.db.select().from(rateLimitBuckets);
    expect(before.filter(({ level }) => level === 20)).toHaveLength(2);
    const kept = after.filter(({ level }) => level === 20);
    expect(kept.map(({ leaksPerSecond }) => leaksPerSecond)).toEqual([SLOW.perSecond]);
    expect(after.length).toBeGreaterThan(20);
  });
});

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createWorld, type World } from "@/tests/support/checkout-world";
import { createTestDatabase } from "@/tests/support/database";
import { checkInvariants } from "@/tests/support/invariants";
import { hasPooler, startPooler } from "@/tests/support/pooler";
import { checkPooler } from "./check-pooler";
import { connect } from "./client";

describe.runIf(hasPooler)("behind PgBouncer", () => {
  let database: Awaited<ReturnType<typeof createTestDatabase>>;
  let transactions: Awaited<ReturnType<typeof startPooler>>;
  let sessions: Awaited<ReturnType<typeof startPooler>>;
  beforeAll(async () => {
    database = await createTestDatabase();
    transactions = await startPooler(database.url, "transaction");
    sessions = await startPooler(database.url, "session");
  });
  afterAll(async () => {
    await Promise.all([transactions.stop(), sessions.stop()]);
    await database.drop();
  });

  it("in transaction mode a start is refused with the settings to make", async () => {
    const { url } = transactions;
    const check = checkPooler({ url, directUrl: url, prepares: true });
    await expect(check).rejects.toThrow(/DATABASE_PREPARE=off and DATABASE_DIRECT_URL/);
    const halfSet = checkPooler({ url, directUrl: database.url, prepares: true });
    await expect(halfSet).rejects.toThrow(/DATABASE_PREPARE=off\./);
    const otherHalf = checkPooler({ url, directUrl: url, prepares: false });
    await expect(otherHalf).rejects.toThrow(/Set DATABASE_DIRECT_URL/);
  });

  it("with both settings made, in session mode and with no pooler at all it goes on", async () => {
    await checkPooler({ url: transactions.url, directUrl: database.url, prepares: false });
    await checkPooler({ url: sessions.url, directUrl: sessions.url, prepares: true });
    await checkPooler({ url: database.url, directUrl: database.url, prepares: true });
  });
});

describe.runIf(hasPooler)("customers who pay through PgBouncer in transaction mode", () => {
  let world: World;
  let pooler: Awaited<ReturnType<typeof startPooler>>;
  beforeAll(async () => {
    world = await createWorld({
      async connect(databaseUrl) {
        pooler = await startPooler(databaseUrl, "transaction");
        return connect(pooler.url, { plans: "unprepared" });
      },
    });
  });
  afterAll(async () => {
    await world.close();
    await pooler.stop();
  });

  it("pay once each, eight at a time over four connections", async () => {
    const paid = await Promise.all(
      Array.from({ length: 8 }, async () => {
        const order = await world.order();
        return world.pay(order.id);
      }),
    );
    expect(paid.map(({ status }) => status)).toEqual(Array(8).fill("succeeded"));
    await world.deliverBankEvents(2);
    await world.runDue();
    await checkInvariants(world);
  });
});

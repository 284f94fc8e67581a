import { count, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Scope } from "@/db/context";
import { checkoutSessions, events, transitions, webhookDeliveries } from "@/db/schema";
import { assertNoTransaction } from "@/db/transaction";
import { createSessionSchema } from "@/lib/contracts/session-request";
import { createSession } from "@/lib/sessions/create-session";
import { createMerchant, createWorld, type World } from "@/tests/support/checkout-world";
import { createGate } from "@/tests/support/gate";
import { checkInvariants } from "@/tests/support/invariants";
import { type TransactionContext, transact } from "./transact";

describe("transact", () => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld();
  });
  afterAll(() => world.close());

  const request = createSessionSchema.parse({
    currency: "EUR",
    success_url: "https://fjordtea.example/thanks",
    items: [{ name: "Cup", unit_amount: 900, quantity: 1 }],
  });
  const open = (inside: TransactionContext) => createSession(inside, world.scope, request);

  async function countRows() {
    const tables = [checkoutSessions, events, transitions, webhookDeliveries];
    return Promise.all(tables.map((table) => world.ctx.db.select({ rows: count() }).from(table)));
  }

  it("commits a change, its transition and its event together, or none of them", async () => {
    const before = await countRows();
    const failed = transact(world.ctx, async (inside) => {
      await open(inside);
      throw new Error("something went wrong at the end");
    });
    await expect(failed).rejects.toThrow("something went wrong");
    expect(await countRows()).toEqual(before);
    await checkInvariants(world);
  });

  it("keeps the pool out of what works inside, so that nothing reads beside the transaction", async () => {
    await transact(world.ctx, async (inside) => {
      expect(inside).not.toHaveProperty("db");
      // @ts-expect-error: the types say so as well.
      expect(inside.db).toBeUndefined();
      expect(inside).toMatchObject({ providers: world.ctx.providers, baseUrl: world.ctx.baseUrl });
    });
    expect(world.ctx).toHaveProperty("db");
  });

  it("does the work again after a deadlock, and tells of it once", async () => {
    let attempts = 0;
    const session = await transact(world.ctx, async (inside) => {
      attempts += 1;
      const opened = await open(inside);
      if (attempts === 1) {
        await inside.tx.execute(sql`do $$ begin raise exception using errcode = '40P01'; end $$`);
      }
      return opened;
    });
    expect(attempts).toBe(2);
    expect(await world.told(session.id)).toEqual(["checkout.session.created"]);
    await checkInvariants(world);
  });

  it("gives up after a few deadlocks, with nothing changed", async () => {
    const before = await countRows();
    const never = transact(world.ctx, async (inside) => {
      await open(inside);
      await inside.tx.execute(sql`do $$ begin raise exception using errcode = '40001'; end $$`);
    });
    await expect(never).rejects.toThrow();
    expect(await countRows()).toEqual(before);
  });

  it("moves statuses of one mode of one merchant, or refuses", async () => {
    const mixing = async (other: Scope) =>
      transact(world.ctx, async (inside) => {
        await open(inside);
        await createSession(inside, other, request);
      });
    await expect(mixing({ ...world.scope, livemode: true })).rejects.toThrow("one mode");
    await expect(mixing(await createMerchant(world.ctx))).rejects.toThrow("one merchant");
  });

  it("does not nest", async () => {
    const nested = transact(world.ctx, () => transact(world.ctx, open));
    await expect(nested).rejects.toThrow("begun inside an open transaction");
  });

  it("lets no call leave the process while it is open, however deep, and any once it is closed", async () => {
    const calling = transact(world.ctx, async () => {
      await Promise.resolve();
      assertNoTransaction("a provider call");
    });
    await expect(calling).rejects.toThrow("a provider call was begun inside an open transaction");
    await transact(world.ctx, open);
    expect(() => assertNoTransaction("a provider call")).not.toThrow();
  });

  it("does not take another caller's open transaction for its own", async () => {
    const gate = createGate();
    const open = transact(world.ctx, () => gate.pass());
    await gate.reached;
    expect(() => assertNoTransaction("a provider call")).not.toThrow();
    gate.open();
    await open;
  });
});

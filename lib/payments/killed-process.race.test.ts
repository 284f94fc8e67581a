import { eq, sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { connect, type DatabaseClient } from "@/db/client";
import { orders, payments } from "@/db/schema";
import { SECOND_MS } from "@/lib/core/clock";
import { must } from "@/lib/core/invariant";
import type { OrderRow } from "@/lib/orders/queries";
import { CARD_TOKEN, createWorld, MASTER_SECRET, type World } from "@/tests/support/checkout-world";
import { createGate, type Gate } from "@/tests/support/gate";
import { checkInvariants, findBrokenInvariants } from "@/tests/support/invariants";
import { serveBank } from "@/tests/support/serve-bank";
import { spawnPayingProcess } from "@/tests/support/spawn-paying-process";

describe("a process that is killed while it pays", () => {
  let world: World;
  let other: DatabaseClient;
  beforeAll(async () => {
    world = await createWorld();
    other = connect(world.databaseUrl, { poolSize: 1 });
  });
  afterEach(() => checkInvariants(world));
  afterAll(async () => {
    await other.close();
    await world.close();
  });

  /** A real process, with the bank behind a real socket that holds its call at the gate. */
  async function payElsewhere(order: OrderRow, gates: { before?: Gate; after?: Gate }) {
    const server = await serveBank(world.bank, gates);
    const child = spawnPayingProcess({
      databaseUrl: world.databaseUrl,
      bankUrl: server.url,
      secret: world.bank.secret,
      masterSecret: MASTER_SECRET,
      baseUrl: world.ctx.baseUrl,
      now: world.clock.now().toISOString(),
      orderId: order.id,
      token: CARD_TOKEN,
    });
    return { child, server };
  }

  async function onlyPayment(orderId: string) {
    const all = await world.ctx.db.select().from(payments).where(eq(payments.orderId, orderId));
    expect(all).toHaveLength(1);
    return must(all[0], "the payment");
  }

  /** The next worker, some time later. */
  async function expectFinishedOnce(order: OrderRow) {
    const left = await onlyPayment(order.id);
    expect(left).toMatchObject({ status: "processing" });
    expect(await world.pay(order.id, "bank_transfer")).toMatchObject({ id: left.id, status: "processing" });
    expect(await findBrokenInvariants(world.ctx, world.bank)).toEqual([]);
    world.clock.advance(31 * SECOND_MS);
    await world.runDue();
    await world.deliverBankEvents();
    await world.runDue();
    expect(await onlyPayment(order.id)).toMatchObject({ status: "succeeded", amountCaptured: 2400 });
    expect(await world.readOrder(order.id)).toMatchObject({ status: "paid", amountPaid: 2400 });
    expect(await world.bank.books(left.id)).toMatchObject({ capturedMinor: 2400 });
    expect(await world.told(left.id)).toEqual(["payment.created", "payment.processing", "payment.succeeded"]);
  }

  it("after its claim, before the bank has heard, is finished by another: one capture, order paid", async () => {
    const order = await world.order();
    const gate = createGate();
    const { child, server } = await payElsewhere(order, { before: gate });
    await child.until(gate.reached);
    await child.kill();
    await server.close();
    expect(await world.bank.books((await onlyPayment(order.id)).id)).toMatchObject({ status: null });
    await expectFinishedOnce(order);
  });

  it("after the bank has captured, before we have heard, is finished by another: one capture, order paid", async () => {
    const order = await world.order();
    const gate = createGate();
    const { child, server } = await payElsewhere(order, { after: gate });
    await child.until(gate.reached);
    await child.kill();
    await server.close();
    expect(await world.bank.books((await onlyPayment(order.id)).id)).toMatchObject({ capturedMinor: 2400 });
    await expectFinishedOnce(order);
  });

  it("with the answer in its hand, before it is recorded, is finished by another: one capture, order paid", async () => {
    const order = await world.order();
    const gate = createGate();
    const { child, server } = await payElsewhere(order, { after: gate });
    await child.until(gate.reached);
    await other.db.transaction(async (tx) => {
      await tx.select().from(orders).where(eq(orders.id, order.id)).for("update");
      gate.open();
      await child.until(someoneWaits());
      await child.kill();
    });
    await server.close();
    await expectFinishedOnce(order);
  });

  it("before its claim was committed leaves nothing, and the customer presses again", async () => {
    const order = await world.order();
    const { child, server } = await payElsewhere(order, {});
    await other.db.transaction(async (tx) => {
      await tx.select().from(orders).where(eq(orders.id, order.id)).for("update");
      await child.until(someoneWaits());
      await child.kill();
    });
    await server.close();
    expect(await world.pay(order.id)).toMatchObject({ status: "succeeded" });
    await onlyPayment(order.id);
  });

  it("is left alone, the same process pays", async () => {
    const order = await world.order();
    const { child, server } = await payElsewhere(order, {});
    expect(await child.exited).toBe(0);
    await server.close();
    expect(await world.readOrder(order.id)).toMatchObject({ status: "paid" });
  });

  /** Resolves once a session of this database waits for a lock. */
  async function someoneWaits(): Promise<void> {
    for (;;) {
      const [row] = await world.ctx.db.execute<{ waiting: number }>(sql`
        select count(*)::int as waiting from pg_locks
        where not granted and pid in (select pid from pg_stat_activity where datname = current_database())`);
      if (row && row.waiting > 0) return;
    }
  }
});

import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { connect } from "@/db/client";
import { HOUR_MS, MINUTE_MS } from "@/lib/core/clock";
import { transact } from "@/lib/events/transact";
import { createGate } from "@/tests/support/gate";
import { inRounds } from "@/tests/support/race";
import { untilWaiting } from "@/tests/support/until-waiting";
import { bringDeliveriesForward } from "./bring-deliveries-forward";
import { FAILURES_TO_OPEN } from "./circuit";
import { lockWebhookDelivery, lockWebhookEndpoint } from "./queries";
import { gate, openReceiver, type Reply } from "./test-receiver";
import { createWebhookWorld, type WebhookWorld } from "./test-support";
import { openWebhookLanes } from "./webhook-lanes";

const OBJECTS = 6;
const EVENTS_EACH = 10;
const MOVES = 60;

let world: WebhookWorld;
beforeAll(async () => {
  world = await createWebhookWorld();
});
afterAll(() => world.close());
beforeEach(() => world.deleteEndpoints());

const moveClock = (ctx = world.ctx, ms = HOUR_MS) =>
  transact(ctx, (inside) => bringDeliveriesForward(inside, world.scope, ms));

async function deliverAll(): Promise<void> {
  const lanes = openWebhookLanes(world.ctx);
  await lanes.deliverDue();
  await lanes.settle();
}

describe("a clock that is moved during an attempt", () => {
  it("does not have the attempt made twice, whoever looks for what is due", async () => {
    const answer = gate<Reply>();
    const receiver = await openReceiver(() => answer.promise);
    const { endpoint } = await world.addEndpoint(receiver.url);
    await world.emit();
    const lanes = openWebhookLanes(world.ctx);
    await lanes.deliverDue();
    await receiver.arrival(1);
    await moveClock();
    const others = openWebhookLanes(world.ctx);
    expect([await others.deliverDue(), await lanes.deliverDue()]).toEqual([0, 0]);
    answer.open({ status: 200 });
    await lanes.settle();
    expect(receiver.received).toHaveLength(1);
    expect((await world.deliveryTo(endpoint.id)).delivery).toMatchObject({
      status: "delivered",
      attempts: 1,
    });
  });

  it("brings what is not under way nearer", async () => {
    const receiver = await openReceiver((count) => ({ status: count === 1 ? 500 : 200 }));
    await world.addEndpoint(receiver.url);
    await world.emit();
    await deliverAll();
    await deliverAll();
    expect(receiver.received).toHaveLength(1);
    await moveClock();
    await deliverAll();
    expect(receiver.received).toHaveLength(2);
  });

  it("lets no second probe through beside the first", async () => {
    const answer = gate<Reply>();
    const receiver = await openReceiver((count) =>
      count <= FAILURES_TO_OPEN ? { status: 500 } : answer.promise,
    );
    await world.addEndpoint(receiver.url);
    for (let count = 0; count < FAILURES_TO_OPEN; count += 1) await world.emit();
    await deliverAll();
    await moveClock();
    const lanes = openWebhookLanes(world.ctx);
    expect(await lanes.deliverDue()).toBe(1);
    await receiver.arrival(FAILURES_TO_OPEN + 1);
    await moveClock();
    expect(await openWebhookLanes(world.ctx).deliverDue()).toBe(0);
    expect(receiver.received).toHaveLength(FAILURES_TO_OPEN + 1);
    answer.open({ status: 200 });
    await lanes.settle();
    expect(receiver.received).toHaveLength(2 * FAILURES_TO_OPEN);
  });
});

describe("a clock that is moved while a worker decides about an endpoint", () => {
  it("waits for it before it has locked any delivery, so that neither is undone", async () => {
    const { endpoint } = await world.addEndpoint("https://shop.example/");
    await world.emit();
    const { delivery } = await world.deliveryTo(endpoint.id);
    const deciding = createGate();
    let attempts = 0;
    const decided = transact(world.ctx, async (inside) => {
      attempts += 1;
      await lockWebhookEndpoint(inside.tx, endpoint.id);
      await deciding.pass();
      await lockWebhookDelivery(inside.tx, delivery.id);
    });
    await deciding.reached;
    const moved = transact(world.ctx, (inside) => {
      attempts += 1;
      return bringDeliveriesForward(inside, world.scope, HOUR_MS);
    });
    await untilWaiting(world.ctx.db, 1);
    deciding.open();
    await Promise.all([decided, moved]);
    expect(attempts).toBe(2);
  });
  it("never meets a delivery in a deadlock, however often they race", { timeout: MINUTE_MS }, async () => {
    const client = connect(world.process.databaseUrl, { poolSize: 8 });
    const ctx = { ...world.ctx, db: client.db };
    const flaky = () => openReceiver((count) => ({ status: count % 3 === 0 ? 500 : 200 }));
    for (const receiver of [await flaky(), await flaky(), await flaky()]) {
      await world.addEndpoint(receiver.url);
    }
    const lanes = [openWebhookLanes(ctx), openWebhookLanes(ctx)];
    const writing = Array.from({ length: OBJECTS }, async (_each, object) => {
      for (let event = 0; event < EVENTS_EACH; event += 1) await world.emitAbout(`pay_moved_${object}`);
    });
    const moving = inRounds(MOVES, async () => {
      await Promise.all([moveClock(ctx), ...lanes.map((one) => one.deliverDue())]);
    });
    await Promise.all([...writing, moving]);
    await Promise.all(lanes.map((one) => one.close()));
    // What a connection has counted is known when it has ended.
    await client.close();
    const [counted] = await world.ctx.db.execute<{ deadlocks: number }>(sql`
      select deadlocks::integer from pg_stat_database where datname = current_database()`);
    expect(counted?.deadlocks).toBe(0);
  });
});

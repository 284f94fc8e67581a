import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { connect, type DatabaseClient } from "@/db/client";
import { emitNotice } from "@/lib/events/emit";
import { transact } from "@/lib/events/transact";
import { openStatementCounter, type StatementCounter } from "@/tests/support/statement-counter";
import { openReceiver } from "./test-receiver";
import { createWebhookWorld, type WebhookWorld } from "./test-support";
import { openWebhookLanes } from "./webhook-lanes";

/** Events of an order that is paid by card, by commit: each names its object. */
const COMMITS = [["cs"], ["cs", "ord"], ["pay", "pay"], ["pay", "ord"], ["pay", "pay"], ["ord"]];
const EVENTS = COMMITS.flat().length;

let world: WebhookWorld;
let counter: StatementCounter;
let client: DatabaseClient;
beforeAll(async () => {
  world = await createWebhookWorld();
  counter = await openStatementCounter(world.process.databaseUrl);
  client = connect(counter.url);
});
afterAll(async () => {
  await client.close();
  await counter.close();
  await world.close();
});

/** Commits the events of an order step by step; what is due is delivered after each. */
async function deliverOrder(order: string, deliver: () => Promise<void>): Promise<void> {
  const sequences = new Map<string, number>();
  for (const commit of COMMITS) {
    world.clock.advance(1);
    await transact(world.ctx, async (inside) => {
      for (const object of commit) {
        const sequence = (sequences.get(object) ?? 0) + 1;
        sequences.set(object, sequence);
        const objectId = `${object}_${order}`;
        emitNotice(inside, {
          scope: world.scope,
          type: "payment.ready_to_confirm",
          objectId,
          sequence,
          data: { id: objectId },
        });
      }
    });
    await deliver();
  }
}

describe("the deliveries of an order's ten events", () => {
  it("take one statement to claim what a commit made due and at most one to record each: 16, not 136", async () => {
    const receiver = await openReceiver();
    await world.addEndpoint(receiver.url);
    const lanes = openWebhookLanes({ ...world.ctx, db: client.db });
    const deliver = async () => {
      await lanes.deliverDue();
      await lanes.settle();
    };
    await deliverOrder("first", deliver);
    counter.take();
    await deliverOrder("second", deliver);
    expect(receiver.received).toHaveLength(2 * EVENTS);
    expect(counter.take()).toBeLessThanOrEqual(COMMITS.length + EVENTS);
  });
});

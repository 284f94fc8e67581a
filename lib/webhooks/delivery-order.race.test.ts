import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { gate, openReceiver } from "./test-receiver";
import { createWebhookWorld, type WebhookWorld } from "./test-support";
import { openWebhookLanes } from "./webhook-lanes";

const OBJECTS = 12;
const EVENTS_EACH = 15;
const WORKERS = 4;

let world: WebhookWorld;
beforeAll(async () => {
  world = await createWebhookWorld();
});
afterAll(() => world.close());

describe("several workers", () => {
  it("send each object's events in order and one at a time, once each, while they are being written", async () => {
    const order = new Map<string, number[]>();
    const underWay = new Set<string>();
    let overlaps = 0;
    let arrived = 0;
    const all = gate<void>();
    const receiver = await openReceiver(async (count) => {
      const event = JSON.parse(String(receiver.received[count - 1]?.body));
      const object: string = event.data.id;
      if (underWay.has(object)) overlaps += 1;
      underWay.add(object);
      order.set(object, [...(order.get(object) ?? []), event.sequence]);
      await new Promise((resolve) => setImmediate(resolve));
      underWay.delete(object);
      arrived += 1;
      if (arrived === OBJECTS * EVENTS_EACH) all.open();
      return { status: 200 };
    });
    await world.addEndpoint(receiver.url);
    const workers = Array.from({ length: WORKERS }, () => openWebhookLanes(world.ctx));
    let isDone = false;
    const polling = workers.map(async (lanes) => {
      while (!isDone) {
        await lanes.deliverDue();
        await new Promise((resolve) => setImmediate(resolve));
      }
    });
    const writing = Array.from({ length: OBJECTS }, async (_each, object) => {
      for (let event = 0; event < EVENTS_EACH; event += 1) await world.emitAbout(`pay_${object}`);
    });
    await Promise.all(writing);
    await all.promise;
    isDone = true;
    await Promise.all(polling);
    await Promise.all(workers.map((lanes) => lanes.close()));
    const inOrder = Array.from({ length: EVENTS_EACH }, (_each, index) => index + 1);
    expect([...order.values()]).toEqual(Array.from({ length: OBJECTS }, () => inOrder));
    expect(overlaps).toBe(0);
  });
});

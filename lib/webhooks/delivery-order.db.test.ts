import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { SECOND_MS } from "@/lib/core/clock";
import { transact } from "@/lib/events/transact";
import { CLAIM_LEASE_MS, claimDueDeliveries, MAX_CLAIMS_PER_ENDPOINT } from "./claim-due-deliveries";
import { deliverDueWebhooks } from "./deliver-due-webhooks";
import { redeliverWebhook } from "./redeliver-webhook";
import { DEFAULT_RETRY_WINDOW_MS } from "./retry-schedule";
import { gate, openReceiver, type Receiver, type Reply } from "./test-receiver";
import { createWebhookWorld, type WebhookWorld } from "./test-support";
import { openWebhookLanes } from "./webhook-lanes";

let world: WebhookWorld;
beforeAll(async () => {
  world = await createWebhookWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  world.clock.set(new Date());
  await world.deleteEndpoints();
});

const idsAt = (receiver: Receiver) => receiver.received.map(({ headers }) => headers["webhook-id"]);
const deliverDue = () => deliverDueWebhooks(world.ctx);

/** Everything that is due and what becomes due by it. */
async function deliverAll(): Promise<void> {
  const lanes = openWebhookLanes(world.ctx);
  await lanes.deliverDue();
  await lanes.settle();
}

describe("the events of one object", () => {
  it("reach an endpoint one at a time and in their order, on one call", async () => {
    let underWay = 0;
    let most = 0;
    const receiver = await openReceiver(async () => {
      underWay += 1;
      most = Math.max(most, underWay);
      await new Promise((resolve) => setImmediate(resolve));
      underWay -= 1;
      return { status: 200 };
    });
    await world.addEndpoint(receiver.url);
    const sent = await world.emitAbout("pay_one", 30);
    await deliverAll();
    expect(idsAt(receiver)).toEqual(sent);
    expect(most).toBe(1);
  });

  it("wait for an earlier one that failed, and follow it at once when it was accepted", async () => {
    const receiver = await openReceiver((count) => ({ status: count < 3 ? 500 : 200 }));
    const { endpoint } = await world.addEndpoint(receiver.url);
    const [first, second, third] = await world.emitAbout("pay_retry", 3);
    await deliverAll();
    expect(idsAt(receiver)).toEqual([first]);
    world.clock.advance(8 * SECOND_MS);
    await deliverAll();
    expect(idsAt(receiver)).toEqual([first, first]);
    world.clock.advance(60 * SECOND_MS);
    await deliverAll();
    expect(idsAt(receiver)).toEqual([first, first, first, second, third]);
    expect((await world.deliveryTo(endpoint.id)).delivery.status).toBe("delivered");
  });

  it("hold up neither another object nor another endpoint", async () => {
    const failing = await openReceiver((count) => ({ status: count === 1 ? 500 : 200 }));
    const healthy = await openReceiver();
    await world.addEndpoint(failing.url);
    await world.addEndpoint(healthy.url);
    const stuck = await world.emitAbout("pay_stuck", 3);
    await deliverAll();
    const [other] = await world.emitAbout("pay_other");
    await deliverAll();
    expect(idsAt(failing)).toEqual([stuck[0], other]);
    expect(idsAt(healthy)).toEqual([...stuck, other]);
  });

  it("go on when an earlier one was given up", async () => {
    const receiver = await openReceiver((count) => ({ status: count < 3 ? 500 : 200 }));
    const { endpoint } = await world.addEndpoint(receiver.url, { retry_window_hours: 24 });
    const [first] = await world.emitAbout("pay_given_up");
    await deliverAll();
    const given = (await world.deliveryTo(endpoint.id)).delivery.id;
    world.clock.advance(DEFAULT_RETRY_WINDOW_MS);
    const [second] = await world.emitAbout("pay_given_up");
    await deliverAll();
    expect((await world.delivery(given)).delivery.status).toBe("exhausted");
    expect(idsAt(receiver)).toEqual([first, first, second]);
  });

  it("come round by themselves if nobody told them that their turn has come", async () => {
    const receiver = await openReceiver();
    const { endpoint } = await world.addEndpoint(receiver.url);
    const sent = await world.emitAbout("pay_unreleased", 2);
    await claimDueDeliveries(world.ctx, { limit: 10 });
    world.clock.advance(CLAIM_LEASE_MS);
    await deliverAll();
    expect(idsAt(receiver)).toEqual(sent);
    expect((await world.deliveryTo(endpoint.id)).delivery.status).toBe("delivered");
  });

  it("are not claimed beside the one that is under way", async () => {
    await world.addEndpoint("https://one.example/");
    await world.emitAbout("pay_beside", 3);
    expect((await claimDueDeliveries(world.ctx, { limit: 10 })).deliveries).toHaveLength(1);
    expect(await claimDueDeliveries(world.ctx, { limit: 10 })).toMatchObject({
      deliveries: [],
      isMoreDue: false,
    });
  });

  it("are put off behind one that waits for its retry, to the time when that is due", async () => {
    const receiver = await openReceiver(() => ({ status: 500 }));
    const { endpoint } = await world.addEndpoint(receiver.url);
    await world.emitAbout("pay_put_off");
    await deliverAll();
    const first = await world.deliveryTo(endpoint.id);
    await world.emitAbout("pay_put_off");
    await deliverAll();
    const second = await world.deliveryTo(endpoint.id);
    expect(second.delivery).toMatchObject({ dueAt: first.delivery.dueAt, attempts: 0 });
    expect(receiver.received).toHaveLength(1);
  });

  it("let an old one overtake when a person asks for it again", async () => {
    const answer = gate<Reply>();
    const receiver = await openReceiver((count) => (count === 2 ? answer.promise : { status: 200 }));
    const { endpoint } = await world.addEndpoint(receiver.url);
    const [old] = await world.emitAbout("pay_again");
    await deliverAll();
    const { delivery } = await world.deliveryTo(endpoint.id);
    const [newer] = await world.emitAbout("pay_again");
    const under = deliverDue();
    await receiver.arrival(2);
    await transact(world.ctx, (inside) => redeliverWebhook(inside, world.scope, delivery.id));
    await deliverDue();
    expect(idsAt(receiver)).toEqual([old, newer, old]);
    answer.open({ status: 200 });
    await under;
  });
});

describe("an object with a thousand waiting events", () => {
  it("does not hold up another object of the same endpoint", async () => {
    const release = gate<Reply>();
    const receiver = await openReceiver((count) => (count === 1 ? release.promise : { status: 200 }));
    await world.addEndpoint(receiver.url);
    await world.emitAbout("pay_crowd", 1_000);
    const [other] = await world.emitAbout("pay_alone");
    const lanes = openWebhookLanes(world.ctx);
    await lanes.deliverDue();
    await receiver.arrival(2);
    expect(idsAt(receiver)[1]).toBe(other);
    // A claim finds nothing to take and nothing to go on with.
    expect(await claimDueDeliveries(world.ctx, { limit: 100 })).toMatchObject({
      deliveries: [],
      isMoreDue: false,
      isCut: false,
    });
    await lanes.deliverDue();
    release.open({ status: 410 });
    await lanes.settle();
    expect(receiver.received).toHaveLength(2);
  });

  it("does not keep its endpoint from its share of lanes", async () => {
    const { endpoint } = await world.addEndpoint("https://one.example/");
    await world.emitAbout("pay_crowd_again", 100);
    for (let index = 0; index < MAX_CLAIMS_PER_ENDPOINT; index += 1) await world.emit();
    let claimed = 0;
    for (let isMoreDue = true; isMoreDue; ) {
      const claim = await claimDueDeliveries(world.ctx, {
        limit: 100,
        busy: new Map([[endpoint.id, claimed]]),
      });
      claimed += claim.deliveries.length;
      isMoreDue = claim.isMoreDue;
    }
    expect(claimed).toBe(MAX_CLAIMS_PER_ENDPOINT);
  });
});

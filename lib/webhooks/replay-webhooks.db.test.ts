import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { webhookDeliveries } from "@/db/schema";
import type { ReplayWebhooksRequest } from "@/lib/contracts/webhook-endpoint-request";
import { addMs, HOUR_MS, MINUTE_MS } from "@/lib/core/clock";
import { transact } from "@/lib/events/transact";
import { WORK_IS_DUE } from "@/lib/events/wake-channel";
import { deleteWebhookEndpoint } from "./delete-webhook-endpoint";
import { listEndpointDeliveries } from "./delivery-queries";
import { enableWebhookEndpoint } from "./enable-webhook-endpoint";
import { replayWebhooks } from "./replay-webhooks";
import { sendTestEvent } from "./send-test-event";
import { openReceiver, type Receiver } from "./test-receiver";
import { createWebhookWorld, type WebhookWorld } from "./test-support";
import { openWebhookLanes } from "./webhook-lanes";

let world: WebhookWorld;
let start: Date;
beforeAll(async () => {
  world = await createWebhookWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  await world.deleteEndpoints();
  world.clock.advance(HOUR_MS);
  start = world.clock.now();
});

/** Everything from the start of the test, unless said otherwise. */
function replay(id: string, changes: Partial<ReplayWebhooksRequest> = {}, scope = world.scope) {
  const to = addMs(world.clock.now(), 1).toISOString();
  return transact(world.ctx, async (inside) => {
    const made = await replayWebhooks(inside, scope, id, { from: start.toISOString(), to, ...changes });
    return { made, wakes: [...inside.facts.wakes] };
  });
}
async function deliverAll(): Promise<void> {
  const lanes = openWebhookLanes(world.ctx);
  await lanes.deliverDue();
  await lanes.settle();
}
const idsAt = (receiver: Receiver) => receiver.received.map(({ headers }) => headers["webhook-id"]);

describe("a replay", () => {
  it("sends the events of a range that the endpoint was never sent, and wakes a worker", async () => {
    const missed = await world.emitAbout("pay_missed", 20);
    const receiver = await openReceiver();
    const { endpoint } = await world.addEndpoint(receiver.url);
    expect(await replay(endpoint.id)).toEqual({ made: 20, wakes: [WORK_IS_DUE] });
    await deliverAll();
    expect(idsAt(receiver)).toEqual(missed);
    const { deliveries } = await listEndpointDeliveries(world.ctx.db, endpoint.id, { limit: 100 });
    for (const { delivery } of deliveries) expect(delivery.id).toMatch(/^whd_[0-9a-z]{26}$/);
  });

  it("sends again what was finished, in a new window with its log kept, and leaves alone what is waiting", async () => {
    const receiver = await openReceiver((count) => ({ status: count === 2 ? 500 : 200 }));
    const { endpoint } = await world.addEndpoint(receiver.url);
    await world.emitAbout("pay_done");
    await deliverAll();
    await world.emitAbout("pay_waits");
    await deliverAll();
    const waiting = (await world.deliveryTo(endpoint.id)).delivery;
    expect(waiting.status).toBe("pending");
    world.clock.advance(1_000);
    expect((await replay(endpoint.id)).made).toBe(1);
    expect((await world.delivery(waiting.id)).delivery).toEqual(waiting);
    const [again] = await world.ctx.db
      .select()
      .from(webhookDeliveries)
      .where(eq(webhookDeliveries.objectId, "pay_done"));
    expect(again).toMatchObject({
      status: "pending",
      attempts: 1,
      firstDueAt: world.clock.now(),
      finishedAt: null,
    });
    expect((await replay(endpoint.id)).made).toBe(0);
  });

  it("takes the beginning of the range in and leaves its end out", async () => {
    const { endpoint } = await world.addEndpoint("https://shop.example/", { event_types: ["order.paid"] });
    const times: string[] = [];
    for (let count = 0; count < 4; count += 1) {
      await world.emit();
      times.push(world.clock.now().toISOString());
    }
    const types: ReplayWebhooksRequest["types"] = ["payment.ready_to_confirm"];
    expect((await replay(endpoint.id, { from: times[1], to: times[3], types })).made).toBe(2);
    const { deliveries } = await listEndpointDeliveries(world.ctx.db, endpoint.id, { limit: 10 });
    expect(deliveries).toHaveLength(2);
  });

  it("is of what the endpoint listens to, unless types are named", async () => {
    await world.emit();
    const { endpoint } = await world.addEndpoint("https://shop.example/", { event_types: ["order.paid"] });
    expect((await replay(endpoint.id)).made).toBe(0);
    expect((await replay(endpoint.id, { types: ["order.created"] })).made).toBe(0);
    expect((await replay(endpoint.id, { types: ["payment.ready_to_confirm", "order.paid"] })).made).toBe(1);
  });

  it("never crosses to another merchant, the other mode or another endpoint's test events", async () => {
    const stranger = await world.addMerchant();
    const live = { ...world.scope, livemode: true };
    await world.emit({}, stranger);
    await world.emit({}, live);
    const { endpoint: tested } = await world.addEndpoint("https://one.example/");
    await sendTestEvent(world.ctx, world.scope, tested.id);
    const { endpoint } = await world.addEndpoint("https://two.example/");
    expect((await replay(endpoint.id)).made).toBe(0);
    for (const other of [stranger, live]) {
      await expect(replay(endpoint.id, {}, other)).rejects.toMatchObject({ status: 404 });
    }
  });

  it("fills the gap of an endpoint that was disabled, once it is enabled again", async () => {
    const receiver = await openReceiver((count) => ({ status: count === 1 ? 410 : 200 }));
    const { endpoint } = await world.addEndpoint(receiver.url);
    const [refused] = await world.emitAbout("pay_gap");
    await deliverAll();
    const [missed] = await world.emitAbout("pay_gap");
    await expect(replay(endpoint.id)).rejects.toMatchObject({ status: 409, code: "endpoint_disabled" });
    await transact(world.ctx, (inside) => enableWebhookEndpoint(inside, world.scope, endpoint.id));
    expect((await replay(endpoint.id, { types: ["payment.ready_to_confirm"] })).made).toBe(2);
    await deliverAll();
    expect(idsAt(receiver)).toEqual([refused, refused, missed]);
  });

  it("is refused for a deleted endpoint, and for a range that has not begun", async () => {
    const { endpoint } = await world.addEndpoint("https://shop.example/");
    const from = addMs(world.clock.now(), MINUTE_MS).toISOString();
    const to = addMs(world.clock.now(), HOUR_MS).toISOString();
    await expect(replay(endpoint.id, { from, to })).rejects.toMatchObject({
      status: 422,
      errors: [{ pointer: "/from", code: "range_not_begun" }],
    });
    await transact(world.ctx, (inside) => deleteWebhookEndpoint(inside, world.scope, endpoint.id));
    await expect(replay(endpoint.id)).rejects.toMatchObject({ status: 409, code: "endpoint_deleted" });
  });
});

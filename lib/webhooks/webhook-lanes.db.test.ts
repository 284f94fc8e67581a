import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { webhookEndpoints } from "@/db/schema";
import { MINUTE_MS, systemClock } from "@/lib/core/clock";
import { MAX_CLAIMS_PER_ENDPOINT } from "./claim-due-deliveries";
import { gate, openReceiver, type Reply } from "./test-receiver";
import { createWebhookWorld, type WebhookWorld } from "./test-support";
import { openWebhookLanes } from "./webhook-lanes";

let world: WebhookWorld;
beforeAll(async () => {
  world = await createWebhookWorld();
});
afterAll(() => world.close());
beforeEach(() => world.deleteEndpoints());

describe("the lanes of a worker", () => {
  it("let no slow endpoint hold back another, before or after it fell behind", async () => {
    const release = gate<Reply>();
    const slow = await openReceiver(() => release.promise);
    const quick = await openReceiver();
    await world.addEndpoint(slow.url);
    await world.addEndpoint(quick.url);
    const lanes = openWebhookLanes(world.ctx);
    for (let count = 0; count < 20; count += 1) await world.emit();
    await lanes.deliverDue();
    await quick.arrival(20);
    await slow.arrival(MAX_CLAIMS_PER_ENDPOINT);
    await world.emit();
    await lanes.deliverDue();
    await quick.arrival(21);
    expect(slow.received).toHaveLength(MAX_CLAIMS_PER_ENDPOINT);
    release.open({ status: 200 });
    await lanes.settle();
    expect(slow.received).toHaveLength(21);
    expect(quick.received).toHaveLength(21);
  });

  it("deliver a whole burst on one call, each event once", async () => {
    const receiver = await openReceiver();
    await world.addEndpoint(receiver.url);
    for (let count = 0; count < 5 * MAX_CLAIMS_PER_ENDPOINT; count += 1) await world.emit();
    const lanes = openWebhookLanes(world.ctx);
    const [first, same] = await Promise.all([lanes.deliverDue(), lanes.deliverDue()]);
    expect([first, same]).toEqual([MAX_CLAIMS_PER_ENDPOINT, MAX_CLAIMS_PER_ENDPOINT]);
    await lanes.settle();
    const ids = receiver.received.map(({ headers }) => headers["webhook-id"]);
    expect(ids).toHaveLength(5 * MAX_CLAIMS_PER_ENDPOINT);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("when closed, finish what is under way and claim no more", async () => {
    const release = gate<Reply>();
    const receiver = await openReceiver(() => release.promise);
    const { endpoint } = await world.addEndpoint(receiver.url);
    await world.emit();
    const lanes = openWebhookLanes(world.ctx);
    await lanes.deliverDue();
    await receiver.arrival(1);
    const closing = lanes.close();
    await world.emit();
    expect(await lanes.deliverDue()).toBe(0);
    release.open({ status: 200 });
    await closing;
    expect(receiver.received).toHaveLength(1);
    expect((await world.deliveryTo(endpoint.id)).delivery.status).toBe("pending");
  });

  it("log an endpoint whose secret cannot be read, and deliver to the others", async () => {
    const broken = await openReceiver();
    const sound = await openReceiver();
    const { endpoint } = await world.addEndpoint(broken.url);
    await world.addEndpoint(sound.url);
    const secretEncrypted = "v1.broken";
    await world.ctx.db
      .update(webhookEndpoints)
      .set({ secretEncrypted })
      .where(eq(webhookEndpoints.id, endpoint.id));
    await world.emit();
    const errors: Record<string, unknown>[] = [];
    const log = { ...world.ctx.log, error: (fields: Record<string, unknown>) => errors.push(fields) };
    const lanes = openWebhookLanes({ ...world.ctx, log });
    expect(await lanes.deliverDue()).toBe(2);
    await lanes.settle();
    expect([broken.received.length, sound.received.length]).toEqual([0, 1]);
    const { delivery } = await world.deliveryTo(endpoint.id);
    expect(delivery).toMatchObject({ status: "pending", attempts: 0 });
    expect(errors).toMatchObject([
      { delivery: delivery.id, error: { message: expect.stringContaining("decrypted") } },
    ]);
  });

  it("with a time of their own send a retry when it is due, without being asked", async () => {
    const receiver = await openReceiver((count) => ({ status: count === 1 ? 500 : 200 }));
    const { endpoint } = await world.addEndpoint(receiver.url, { retry_schedule_seconds: [1] });
    const lanes = openWebhookLanes({ ...world.ctx, wallClock: systemClock }, { longestPauseMs: MINUTE_MS });
    await world.emit();
    lanes.wake();
    await receiver.arrival(2);
    await lanes.close();
    expect((await world.deliveryTo(endpoint.id)).delivery).toMatchObject({
      status: "delivered",
      attempts: 2,
    });
  });
});

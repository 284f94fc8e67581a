import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { SECOND_MS } from "@/lib/core/clock";
import { CLAIM_LEASE_MS, claimDueDeliveries } from "./claim-due-deliveries";
import { deliverDueWebhooks } from "./deliver-due-webhooks";
import { findScopedWebhookEndpoint } from "./queries";
import { gate, openReceiver, type Reply } from "./test-receiver";
import { createWebhookWorld, type WebhookWorld } from "./test-support";

let world: WebhookWorld;
beforeAll(async () => {
  world = await createWebhookWorld();
});
afterAll(() => world.close());
beforeEach(() => world.deleteEndpoints());

const deliverDue = () => deliverDueWebhooks(world.ctx);

describe("a killed worker's delivery", () => {
  it("comes round again when its lease has ended, and not before", async () => {
    const receiver = await openReceiver();
    const { endpoint } = await world.addEndpoint(receiver.url);
    await world.emit();
    expect((await claimDueDeliveries(world.ctx, { limit: 10 })).deliveries).toHaveLength(1);
    world.clock.advance(CLAIM_LEASE_MS - 1);
    expect(await deliverDue()).toBe(0);
    world.clock.advance(1);
    expect(await deliverDue()).toBe(1);
    expect((await world.deliveryTo(endpoint.id)).delivery).toMatchObject({
      status: "delivered",
      attempts: 1,
    });
  });

  it("stays delivered when the first worker comes back late with a failure", async () => {
    const lateAnswer = gate<Reply>();
    const receiver = await openReceiver((count) => (count === 1 ? lateAnswer.promise : { status: 200 }));
    const { endpoint } = await world.addEndpoint(receiver.url);
    await world.emit();
    const first = deliverDue();
    await receiver.arrival(1);
    world.clock.advance(CLAIM_LEASE_MS);
    expect(await deliverDue()).toBe(1);
    const finishedAt = world.clock.now();
    world.clock.advance(SECOND_MS);
    lateAnswer.open({ status: 500 });
    await first;
    const { delivery, attempts } = await world.deliveryTo(endpoint.id);
    expect(delivery).toMatchObject({ status: "delivered", attempts: 2, dueAt: null, finishedAt });
    expect(attempts.map(({ status }) => status)).toEqual([200, 500]);
  });

  it("does not disable its endpoint by a late 410 after it was delivered", async () => {
    const lateAnswer = gate<Reply>();
    const receiver = await openReceiver((count) => (count === 1 ? lateAnswer.promise : { status: 200 }));
    const { endpoint } = await world.addEndpoint(receiver.url);
    await world.emit();
    const first = deliverDue();
    await receiver.arrival(1);
    world.clock.advance(CLAIM_LEASE_MS);
    await deliverDue();
    lateAnswer.open({ status: 410 });
    await first;
    const found = await findScopedWebhookEndpoint(world.ctx.db, world.scope, endpoint.id);
    expect(found?.status).toBe("enabled");
    expect((await world.deliveryTo(endpoint.id)).delivery.status).toBe("delivered");
  });
});

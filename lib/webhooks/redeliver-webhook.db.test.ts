import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { webhookDeliverySchema } from "@/lib/contracts/webhook-objects";
import { addMs, DAY_MS } from "@/lib/core/clock";
import { must } from "@/lib/core/invariant";
import { transact } from "@/lib/events/transact";
import { WORK_IS_DUE } from "@/lib/events/wake-channel";
import { deleteWebhookEndpoint } from "./delete-webhook-endpoint";
import { deliverDueWebhooks } from "./deliver-due-webhooks";
import { findScopedWebhookDelivery } from "./delivery-queries";
import { presentWebhookDelivery } from "./present-webhook-delivery";
import { redeliverWebhook } from "./redeliver-webhook";
import { DEFAULT_RETRY_WINDOW_MS, RETRY_DELAYS_MS, RETRY_JITTER } from "./retry-schedule";
import { openReceiver } from "./test-receiver";
import { createWebhookWorld, type WebhookWorld } from "./test-support";

let world: WebhookWorld;
beforeAll(async () => {
  world = await createWebhookWorld();
});
afterAll(() => world.close());

const redeliver = (id: string, scope = world.scope) =>
  transact(world.ctx, async (inside) => {
    await redeliverWebhook(inside, scope, id);
    return [...inside.facts.wakes];
  });

async function exhaustedDelivery(url: string) {
  const { endpoint } = await world.addEndpoint(url);
  await world.emit();
  await deliverDueWebhooks(world.ctx);
  world.clock.advance(DEFAULT_RETRY_WINDOW_MS);
  await deliverDueWebhooks(world.ctx);
  const whole = await world.deliveryTo(endpoint.id);
  expect(whole.delivery).toMatchObject({ status: "exhausted", attempts: 2 });
  return { endpoint, id: whole.delivery.id };
}

describe("a redelivery", () => {
  it("of an exhausted delivery is due at once and wakes a worker, in a new window with the back-off from its start", async () => {
    const receiver = await openReceiver(() => ({ status: 500 }));
    const { id } = await exhaustedDelivery(receiver.url);
    world.clock.advance(DAY_MS);
    const asked = world.clock.now();
    expect(await redeliver(id)).toEqual([WORK_IS_DUE]);
    expect((await world.delivery(id)).delivery).toMatchObject({
      status: "pending",
      firstDueAt: asked,
      dueAt: asked,
      finishedAt: null,
    });
    await deliverDueWebhooks(world.ctx);
    const { delivery, attempts } = await world.delivery(id);
    expect(delivery).toMatchObject({ status: "pending", attempts: 3 });
    expect(attempts).toHaveLength(3);
    const longest = addMs(asked, RETRY_DELAYS_MS[0] * (1 + RETRY_JITTER));
    expect(must(delivery.dueAt, "the time of the next attempt").getTime()).toBeLessThanOrEqual(
      longest.getTime(),
    );
  });

  it("of a delivered one sends the same bytes under the same id, and keeps the log", async () => {
    const receiver = await openReceiver();
    const { endpoint } = await world.addEndpoint(receiver.url);
    await world.emit();
    await deliverDueWebhooks(world.ctx);
    const { delivery } = await world.deliveryTo(endpoint.id);
    await redeliver(delivery.id);
    await deliverDueWebhooks(world.ctx);
    const [first, second] = receiver.received;
    expect(second?.body).toEqual(first?.body);
    expect(second?.headers["webhook-id"]).toBe(first?.headers["webhook-id"]);
    const presented = presentWebhookDelivery(await world.delivery(delivery.id));
    expect(webhookDeliverySchema.parse(presented)).toMatchObject({
      endpoint: endpoint.id,
      event_type: "payment.ready_to_confirm",
      status: "delivered",
      attempts: 2,
      next_attempt_at: null,
      attempt_log: [{ status: 204 }, { status: 204 }],
    });
  });

  it("is refused for an endpoint that was deleted or is disabled", async () => {
    const receiver = await openReceiver(() => ({ status: 410 }));
    const { endpoint } = await world.addEndpoint(receiver.url);
    await world.emit();
    await deliverDueWebhooks(world.ctx);
    const { delivery } = await world.deliveryTo(endpoint.id);
    await expect(redeliver(delivery.id)).rejects.toMatchObject({ status: 409, code: "endpoint_disabled" });
    await transact(world.ctx, (inside) => deleteWebhookEndpoint(inside, world.scope, endpoint.id));
    await expect(redeliver(delivery.id)).rejects.toMatchObject({ status: 409, code: "endpoint_deleted" });
    expect((await world.delivery(delivery.id)).delivery.status).toBe("canceled");
  });

  it("of another merchant's delivery, or of the other mode's, is like one that does not exist", async () => {
    const { endpoint } = await world.addEndpoint((await openReceiver()).url);
    await world.emit();
    const { delivery } = await world.deliveryTo(endpoint.id);
    for (const other of [await world.addMerchant(), { ...world.scope, livemode: true }]) {
      expect(await findScopedWebhookDelivery(world.ctx.db, other, delivery.id)).toBeNull();
      await expect(redeliver(delivery.id, other)).rejects.toMatchObject({ status: 404 });
    }
  });
});

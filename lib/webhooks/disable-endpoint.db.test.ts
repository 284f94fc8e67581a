import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { events, outboxMessages } from "@/db/schema";
import { eventSchema } from "@/lib/contracts/event-objects";
import { must } from "@/lib/core/invariant";
import { transact } from "@/lib/events/transact";
import { deliverDueWebhooks } from "./deliver-due-webhooks";
import { enableWebhookEndpoint } from "./enable-webhook-endpoint";
import { presentWebhookEndpoint } from "./present-webhook-endpoint";
import { readWebhookEndpoint } from "./queries";
import { sendTestEvent } from "./send-test-event";
import { openReceiver } from "./test-receiver";
import { createWebhookWorld, type WebhookWorld } from "./test-support";

let world: WebhookWorld;
beforeAll(async () => {
  world = await createWebhookWorld();
});
afterAll(() => world.close());
beforeEach(() => world.deleteEndpoints());

const deliverDue = () => deliverDueWebhooks(world.ctx);
const eventsAbout = (id: string) =>
  world.ctx.db.select().from(events).where(eq(events.objectId, id)).orderBy(events.sequence);

describe("an endpoint that is gone", () => {
  it("is disabled visibly: on itself, in the log, to the other endpoints and by email", async () => {
    const gone = await openReceiver(() => ({ status: 410 }));
    const other = await openReceiver();
    const { endpoint } = await world.addEndpoint(gone.url);
    await world.addEndpoint(other.url, { event_types: ["webhook_endpoint.disabled"] });
    await world.emit();
    await deliverDue();
    const at = world.clock.now().toISOString();

    const row = must(await readWebhookEndpoint(world.ctx.db, endpoint.id), "the endpoint");
    expect(presentWebhookEndpoint(world.ctx, row)).toMatchObject({
      status: "disabled",
      disabled_at: at,
      disabled_reason: `The endpoint answered 410 Gone at ${at}.`,
    });
    await deliverDue();
    const told = eventSchema.parse(JSON.parse(String(other.received[0]?.body)));
    expect(told).toMatchObject({
      type: "webhook_endpoint.disabled",
      sequence: 1,
      data: { id: endpoint.id, status: "disabled", disabled_at: at },
    });
    expect(JSON.stringify(told)).not.toContain("whsec_");
    expect(gone.received).toHaveLength(1);

    const mails = await world.ctx.db
      .select()
      .from(outboxMessages)
      .where(
        and(eq(outboxMessages.objectId, endpoint.id), eq(outboxMessages.kind, "webhook_endpoint_disabled")),
      );
    expect(mails).toMatchObject([
      { recipient: "help@fjordtea.example", channel: "email", locale: "en", status: "pending" },
    ]);
  });

  it("is told of once, however many attempts were under way", async () => {
    const gone = await openReceiver(() => ({ status: 410 }));
    const { endpoint } = await world.addEndpoint(gone.url);
    for (let count = 0; count < 6; count += 1) await world.emit();
    await deliverDue();
    expect(gone.received.length).toBeGreaterThan(1);
    expect(await eventsAbout(endpoint.id)).toMatchObject([
      { type: "webhook_endpoint.disabled", sequence: 1 },
    ]);
    const mails = await world.ctx.db
      .select()
      .from(outboxMessages)
      .where(eq(outboxMessages.objectId, endpoint.id));
    expect(mails).toHaveLength(1);
  });

  it("hears again when it was enabled, with nothing left of why it was not", async () => {
    const server = { status: 410 };
    const receiver = await openReceiver(() => server);
    const { endpoint } = await world.addEndpoint(receiver.url);
    await world.emit();
    await deliverDue();
    const enable = (scope = world.scope) =>
      transact(world.ctx, (inside) => enableWebhookEndpoint(inside, scope, endpoint.id));
    await expect(enable(await world.addMerchant())).rejects.toMatchObject({ status: 404 });
    const enabled = await enable();
    expect(presentWebhookEndpoint(world.ctx, enabled)).toMatchObject({
      status: "enabled",
      disabled_reason: null,
      disabled_at: null,
      circuit: { state: "closed", failures: 0, open_until: null },
    });
    expect(await enable()).toEqual(enabled);
    await world.emit();
    await deliverDue();
    expect(receiver.received).toHaveLength(2);
    const told = (await eventsAbout(endpoint.id)).map(({ type, sequence }) => [type, sequence]);
    expect(told).toEqual([
      ["webhook_endpoint.disabled", 1],
      ["webhook_endpoint.disabled", 2],
    ]);
  });
});

describe("a test event", () => {
  it("goes to the one endpoint, whatever it listens to, signed and logged like any other", async () => {
    const receiver = await openReceiver();
    const other = await openReceiver();
    const { endpoint } = await world.addEndpoint(receiver.url, { event_types: ["order.paid"] });
    await world.addEndpoint(other.url);
    const whole = await sendTestEvent(world.ctx, world.scope, endpoint.id);
    expect(whole).toMatchObject({
      eventType: "webhook_endpoint.test",
      delivery: { endpointId: endpoint.id, status: "pending", attempts: 0 },
      attempts: [],
    });
    await sendTestEvent(world.ctx, world.scope, endpoint.id);
    await deliverDue();
    await deliverDue();
    const told = receiver.received.map(({ body }) => eventSchema.parse(JSON.parse(String(body))));
    expect(told).toMatchObject([
      { type: "webhook_endpoint.test", sequence: 1, data: { id: endpoint.id, object: "webhook_endpoint" } },
      { type: "webhook_endpoint.test", sequence: 2 },
    ]);
    expect(other.received).toEqual([]);
    expect((await world.delivery(whole.delivery.id)).delivery.status).toBe("delivered");
  });

  it("is refused for a disabled endpoint, and another merchant's is like none", async () => {
    const receiver = await openReceiver(() => ({ status: 410 }));
    const { endpoint } = await world.addEndpoint(receiver.url);
    const stranger = await world.addMerchant();
    await expect(sendTestEvent(world.ctx, stranger, endpoint.id)).rejects.toMatchObject({ status: 404 });
    await world.emit();
    await deliverDue();
    await expect(sendTestEvent(world.ctx, world.scope, endpoint.id)).rejects.toMatchObject({
      status: 409,
      code: "endpoint_disabled",
    });
  });
});

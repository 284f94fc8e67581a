import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { webhookDeliveries } from "@/db/schema";
import { createWebhookEndpointSchema } from "@/lib/contracts/webhook-endpoint-request";
import { lastPosition } from "@/lib/events/last-position";
import { takePositions } from "@/lib/events/take-positions";
import { transact } from "@/lib/events/transact";
import { createGate } from "@/tests/support/gate";
import { untilWaiting } from "@/tests/support/until-waiting";
import { createWebhookEndpoint } from "./create-webhook-endpoint";
import { createWebhookWorld, type WebhookWorld } from "./test-support";

let world: WebhookWorld;
beforeAll(async () => {
  world = await createWebhookWorld();
});
afterAll(() => world.close());
beforeEach(() => world.deleteEndpoints());

const request = createWebhookEndpointSchema.parse({ url: "https://shop.example/", event_types: "all" });

async function eventsFor(endpointId: string): Promise<string[]> {
  const rows = await world.ctx.db
    .select({ eventId: webhookDeliveries.eventId })
    .from(webhookDeliveries)
    .where(eq(webhookDeliveries.endpointId, endpointId));
  return rows.map(({ eventId }) => eventId);
}

describe("a new endpoint", () => {
  it("hears of an event that was begun before it was there and committed after", async () => {
    const gate = createGate();
    const creating = transact(world.ctx, async (inside) => {
      const created = await createWebhookEndpoint(inside, world.scope, request);
      await gate.pass();
      return created.endpoint.id;
    });
    await gate.reached;
    const telling = world.emit();
    await untilWaiting(world.ctx.db, 1);
    gate.open();
    const [endpointId, event] = await Promise.all([creating, telling]);
    expect(await eventsFor(endpointId)).toEqual([event.id]);
  });

  it("is answered only when what it will not hear of stands in the log", async () => {
    const gate = createGate();
    const before = await lastPosition(world.ctx.db, world.scope);
    const committing = transact(world.ctx, async (inside) => {
      await takePositions(inside.tx, world.scope, 1);
      await gate.pass();
    });
    await gate.reached;
    const creating = world.addEndpoint("https://shop.example/").then(async ({ endpoint }) => {
      return { endpoint, position: await lastPosition(world.ctx.db, world.scope) };
    });
    await untilWaiting(world.ctx.db, 1);
    gate.open();
    const { endpoint, position } = await creating;
    await committing;
    expect(position).toBe(before + 1);
    expect(await eventsFor(endpoint.id)).toEqual([]);
  });
});

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DAY_MS } from "@/lib/core/clock";
import { deliverDueWebhooks } from "./deliver-due-webhooks";
import { listEndpointDeliveries } from "./delivery-queries";
import { openReceiver } from "./test-receiver";
import { createWebhookWorld, type WebhookWorld } from "./test-support";

let world: WebhookWorld;
beforeAll(async () => {
  world = await createWebhookWorld();
});
afterAll(() => world.close());

describe("the list of an endpoint's deliveries", () => {
  it("goes page by page from the newest, each once, stable while new ones arrive", async () => {
    const { endpoint } = await world.addEndpoint((await openReceiver()).url);
    const sent: string[] = [];
    for (let count = 0; count < 7; count += 1) {
      sent.unshift((await world.emit()).id);
    }
    const listed: string[] = [];
    let cursor: string | undefined;
    for (const expectedCount of [3, 3, 1]) {
      const page = await listEndpointDeliveries(world.ctx.db, endpoint.id, { limit: 3, cursor });
      expect(page.deliveries).toHaveLength(expectedCount);
      listed.push(...page.deliveries.map(({ delivery }) => delivery.eventId));
      cursor = page.nextCursor ?? undefined;
      await world.emit();
    }
    expect(cursor).toBeUndefined();
    expect(listed).toEqual(sent);
  });

  it("shows the last five attempts of each; the delivery alone shows more", async () => {
    const receiver = await openReceiver((count) => ({ status: 500, body: `answer ${count}` }));
    const { endpoint } = await world.addEndpoint(receiver.url);
    await world.emit();
    for (let count = 0; count < 7; count += 1) {
      await deliverDueWebhooks(world.ctx);
      world.clock.advance(DAY_MS);
    }
    const { deliveries } = await listEndpointDeliveries(world.ctx.db, endpoint.id, { limit: 10 });
    const answers = deliveries[0]?.attempts.map(({ answer }) => answer);
    expect(answers).toEqual(["answer 3", "answer 4", "answer 5", "answer 6", "answer 7"]);
    expect((await world.delivery(deliveries[0]?.delivery.id ?? "")).attempts).toHaveLength(7);
  });
});

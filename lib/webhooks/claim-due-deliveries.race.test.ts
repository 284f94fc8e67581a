import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { MAX_WEBHOOK_ENDPOINTS } from "@/lib/contracts/limits";
import { claimDueDeliveries } from "./claim-due-deliveries";
import type { ClaimedDelivery } from "./claimed-delivery";
import { listWebhookEndpoints } from "./queries";
import { createWebhookWorld, type WebhookWorld } from "./test-support";

const ENDPOINTS = 6;
const EVENTS = 20;
const WORKERS = 4;

let world: WebhookWorld;
beforeAll(async () => {
  world = await createWebhookWorld();
});
afterAll(() => world.close());

describe("workers at the same time", () => {
  it("claim different deliveries, and all of them", async () => {
    for (let index = 0; index < ENDPOINTS; index += 1)
      await world.addEndpoint(`https://shop${index}.example/`);
    for (let index = 0; index < EVENTS; index += 1) await world.emit();
    const claimed: ClaimedDelivery[] = [];
    const work = async () => {
      for (;;) {
        const { deliveries: batch } = await claimDueDeliveries(world.ctx, { limit: 7 });
        if (batch.length === 0) return;
        claimed.push(...batch);
      }
    };
    await Promise.all(Array.from({ length: WORKERS }, work));
    // Rows that one worker looked at and left are skipped by another that looks at that instant.
    await work();
    expect(new Set(claimed.map(({ id }) => id)).size).toBe(claimed.length);
    expect(claimed).toHaveLength(ENDPOINTS * EVENTS);
  });
});

describe("requests for endpoints at the same time", () => {
  it("do not pass the limit together", async () => {
    const scope = await world.addMerchant();
    const asked = Array.from({ length: MAX_WEBHOOK_ENDPOINTS + 8 }, () =>
      world.addEndpoint("https://shop.example/", {}, scope),
    );
    const outcomes = await Promise.allSettled(asked);
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(MAX_WEBHOOK_ENDPOINTS);
    expect(await listWebhookEndpoints(world.ctx.db, scope)).toHaveLength(MAX_WEBHOOK_ENDPOINTS);
  });
});

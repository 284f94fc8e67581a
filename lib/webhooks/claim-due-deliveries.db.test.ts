import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { addMs, SECOND_MS } from "@/lib/core/clock";
import { CLAIM_LEASE_MS, claimDueDeliveries, MAX_CLAIMS_PER_ENDPOINT } from "./claim-due-deliveries";
import type { ClaimedDelivery } from "./claimed-delivery";
import { ATTEMPT_TIMEOUT_MS } from "./make-attempt";
import { createWebhookWorld, type WebhookWorld } from "./test-support";

let world: WebhookWorld;
beforeAll(async () => {
  world = await createWebhookWorld();
});
afterAll(() => world.close());
beforeEach(() => world.deleteEndpoints());

async function emitTo(url: string, count: number) {
  const { endpoint } = await world.addEndpoint(url);
  const events: string[] = [];
  for (let index = 0; index < count; index += 1) events.push((await world.emit()).id);
  return { endpoint, events };
}
const eventOf = async ({ id }: ClaimedDelivery) => (await world.delivery(id)).delivery.eventId;
const countOf = (claimed: ClaimedDelivery[], id: string) =>
  claimed.filter(({ endpoint }) => endpoint.id === id).length;

const claim = async (options: Parameters<typeof claimDueDeliveries>[1]) =>
  (await claimDueDeliveries(world.ctx, options)).deliveries;

describe("a claim of due deliveries", () => {
  it("takes the longest waiting first", async () => {
    const { events } = await emitTo("https://one.example/", 5);
    const claimed: string[] = [];
    for (const limit of [1, 2, 10]) {
      const batch = await claim({ limit });
      claimed.push(...(await Promise.all(batch.map(eventOf))).sort());
    }
    expect(claimed).toEqual(events);
  });

  it("takes a share of each endpoint, and the rest next time", async () => {
    const crowded = (await emitTo("https://one.example/", 2 * MAX_CLAIMS_PER_ENDPOINT - 1)).endpoint;
    // This one event is for both.
    const quiet = (await emitTo("https://two.example/", 1)).endpoint;
    const first = await claim({ limit: 100 });
    expect(countOf(first, crowded.id)).toBe(MAX_CLAIMS_PER_ENDPOINT);
    expect(countOf(first, quiet.id)).toBe(1);
    const second = await claim({ limit: 100 });
    expect(second).toHaveLength(MAX_CLAIMS_PER_ENDPOINT);
    expect(await claim({ limit: 100 })).toEqual([]);
  });

  it("takes less of an endpoint that the caller is busy with, and none beyond its share", async () => {
    const { endpoint } = await emitTo("https://one.example/", MAX_CLAIMS_PER_ENDPOINT);
    const claimBeside = (claims: number) => claim({ limit: 100, busy: new Map([[endpoint.id, claims]]) });
    expect(await claimBeside(MAX_CLAIMS_PER_ENDPOINT)).toEqual([]);
    expect(await claimBeside(MAX_CLAIMS_PER_ENDPOINT - 3)).toHaveLength(3);
  });

  it("lets go after a lease that outlasts an attempt, and changes nothing else", async () => {
    const { endpoint } = await emitTo("https://one.example/", 1);
    const before = (await world.deliveryTo(endpoint.id)).delivery;
    await claim({ limit: 1 });
    const leasedUntil = addMs(world.clock.now(), CLAIM_LEASE_MS);
    expect((await world.deliveryTo(endpoint.id)).delivery).toEqual({
      ...before,
      dueAt: leasedUntil,
      leasedUntil,
    });
    expect(CLAIM_LEASE_MS).toBeGreaterThan(ATTEMPT_TIMEOUT_MS + 30 * SECOND_MS);
  });
});

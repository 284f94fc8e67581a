import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { addMs, DAY_MS, MINUTE_MS, SECOND_MS } from "@/lib/core/clock";
import { must } from "@/lib/core/invariant";
import { transact } from "@/lib/events/transact";
import { FAILURES_TO_OPEN, FIRST_PAUSE_MS, LONGEST_PAUSE_MS } from "./circuit";
import { claimDueDeliveries } from "./claim-due-deliveries";
import { listEndpointDeliveries } from "./delivery-queries";
import { presentWebhookEndpoint } from "./present-webhook-endpoint";
import { readWebhookEndpoint } from "./queries";
import { redeliverWebhook } from "./redeliver-webhook";
import { gate, openReceiver, type Reply } from "./test-receiver";
import { createWebhookWorld, type WebhookWorld } from "./test-support";
import { updateWebhookEndpoint } from "./update-webhook-endpoint";
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

async function circuitOf(id: string) {
  const endpoint = must(await readWebhookEndpoint(world.ctx.db, id), "the endpoint");
  return presentWebhookEndpoint(world.ctx, endpoint).circuit;
}
async function deliverAll(): Promise<void> {
  const lanes = openWebhookLanes(world.ctx);
  await lanes.deliverDue();
  await lanes.settle();
}
const statusesOf = async (id: string) =>
  (await listEndpointDeliveries(world.ctx.db, id, { limit: 100 })).deliveries.map(
    ({ delivery }) => delivery.status,
  );

/** An endpoint that has failed five times in a row, each time another delivery; from then on `isUp` decides. */
async function brokenEndpoint(request: Parameters<WebhookWorld["addEndpoint"]>[1] = {}) {
  const server = { isUp: false };
  const receiver = await openReceiver(() => ({ status: server.isUp ? 200 : 500 }));
  const { endpoint } = await world.addEndpoint(receiver.url, request);
  for (let count = 0; count < FAILURES_TO_OPEN; count += 1) await world.emit();
  await deliverAll();
  expect(await circuitOf(endpoint.id)).toMatchObject({ state: "open", failures: FAILURES_TO_OPEN });
  return { server, receiver, id: endpoint.id };
}

describe("the circuit of an endpoint", () => {
  it("opens after five failures in a row across deliveries; then nothing is sent, and what comes waits", async () => {
    const { receiver, id } = await brokenEndpoint();
    expect((await circuitOf(id)).open_until).toBe(addMs(world.clock.now(), FIRST_PAUSE_MS).toISOString());
    await world.emit();
    world.clock.advance(FIRST_PAUSE_MS - SECOND_MS);
    await deliverAll();
    expect(receiver.received).toHaveLength(FAILURES_TO_OPEN);
    expect(new Set(await statusesOf(id))).toEqual(new Set(["pending"]));
  });

  it("stays closed while failures are not in a row", async () => {
    const receiver = await openReceiver((count) => ({ status: count % 5 === 0 ? 200 : 500 }));
    const { endpoint } = await world.addEndpoint(receiver.url);
    for (let count = 1; count < 20; count += 1) {
      await world.emit();
      await deliverAll();
      expect((await circuitOf(endpoint.id)).failures).toBe(count % 5);
    }
    expect((await circuitOf(endpoint.id)).state).toBe("closed");
  });

  it("lets one probe through when its pause is over, and waits longer after each that fails", async () => {
    const { receiver, id } = await brokenEndpoint();
    for (let probe = 1; probe < 9; probe += 1) {
      const { open_until } = await circuitOf(id);
      world.clock.set(new Date(open_until ?? ""));
      expect((await circuitOf(id)).state).toBe("half_open");
      await deliverAll();
      expect(receiver.received).toHaveLength(FAILURES_TO_OPEN + probe);
      const circuit = await circuitOf(id);
      const pauseMs = Math.min(FIRST_PAUSE_MS * 2 ** probe, LONGEST_PAUSE_MS);
      expect(circuit).toEqual({
        state: "open",
        failures: FAILURES_TO_OPEN + probe,
        open_until: addMs(world.clock.now(), pauseMs).toISOString(),
      });
    }
  });

  it("gives the probe to one of several workers", async () => {
    await brokenEndpoint();
    world.clock.advance(FIRST_PAUSE_MS);
    const claims = await Promise.all(
      Array.from({ length: 6 }, () => claimDueDeliveries(world.ctx, { limit: 10 })),
    );
    const claimed = claims.flatMap(({ deliveries }) => deliveries);
    expect(claimed).toMatchObject([{ isProbe: true }]);
  });

  it("closes when the probe is accepted, and what waited goes at once", async () => {
    const { server, receiver, id } = await brokenEndpoint();
    for (let count = 0; count < 10; count += 1) await world.emit();
    world.clock.advance(FIRST_PAUSE_MS);
    server.isUp = true;
    await deliverAll();
    expect(await circuitOf(id)).toEqual({ state: "closed", failures: 0, open_until: null });
    expect(receiver.received).toHaveLength(2 * FAILURES_TO_OPEN + 10);
    expect(new Set(await statusesOf(id))).toEqual(new Set(["delivered"]));
  });

  it("closes by any success, also that of an attempt from before it opened", async () => {
    const late = gate<Reply>();
    const receiver = await openReceiver((count) => (count === 1 ? late.promise : { status: 500 }));
    const { endpoint } = await world.addEndpoint(receiver.url);
    for (let count = 0; count <= FAILURES_TO_OPEN; count += 1) await world.emit();
    const lanes = openWebhookLanes(world.ctx);
    await lanes.deliverDue();
    await receiver.arrival(FAILURES_TO_OPEN + 1);
    while ((await circuitOf(endpoint.id)).state !== "open");
    late.open({ status: 200 });
    await lanes.settle();
    expect(await circuitOf(endpoint.id)).toEqual({ state: "closed", failures: 0, open_until: null });
  });

  it("is tried again after a lease when the worker with the probe was killed", async () => {
    const { server, receiver, id } = await brokenEndpoint();
    world.clock.advance(FIRST_PAUSE_MS);
    await claimDueDeliveries(world.ctx, { limit: 1 });
    server.isUp = true;
    await deliverAll();
    expect(receiver.received).toHaveLength(FAILURES_TO_OPEN);
    world.clock.advance(MINUTE_MS);
    await deliverAll();
    expect((await circuitOf(id)).state).toBe("closed");
  });

  it("leaves another endpoint alone", async () => {
    const healthy = await openReceiver();
    await world.addEndpoint(healthy.url);
    await brokenEndpoint();
    await world.emit();
    await deliverAll();
    expect(healthy.received).toHaveLength(FAILURES_TO_OPEN + 1);
  });

  it("gives up what outlived its window while it was open, visibly, and not before", async () => {
    const { id } = await brokenEndpoint({ retry_window_hours: 24 });
    for (let count = 0; count < 3; count += 1) await world.emit();
    world.clock.advance(DAY_MS / 2);
    await world.emit();
    await deliverAll();
    world.clock.advance(DAY_MS / 2);
    await deliverAll();
    const statuses = await statusesOf(id);
    expect(statuses).toEqual(["pending", ...Array.from({ length: FAILURES_TO_OPEN + 3 }, () => "exhausted")]);
  });

  it("is closed by another URL, and probed at once when a person asks for a delivery again", async () => {
    const { server, receiver, id } = await brokenEndpoint();
    const { delivery } = await world.deliveryTo(id);
    await transact(world.ctx, (inside) => redeliverWebhook(inside, world.scope, delivery.id));
    await deliverAll();
    expect(receiver.received).toHaveLength(FAILURES_TO_OPEN + 1);
    expect(await circuitOf(id)).toMatchObject({ state: "open", failures: FAILURES_TO_OPEN + 1 });
    const elsewhere = await openReceiver();
    await transact(world.ctx, (inside) =>
      updateWebhookEndpoint(inside, world.scope, id, { url: elsewhere.url }),
    );
    expect(await circuitOf(id)).toEqual({ state: "closed", failures: 0, open_until: null });
    server.isUp = true;
    world.clock.advance(MINUTE_MS);
    await deliverAll();
    expect(elsewhere.received).toHaveLength(FAILURES_TO_OPEN);
  });
});

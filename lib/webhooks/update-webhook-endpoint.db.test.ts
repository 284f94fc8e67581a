import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { parseInput } from "@/lib/contracts/parse";
import {
  createWebhookEndpointSchema,
  replayWebhooksSchema,
  rotateWebhookSecretSchema,
  type UpdateWebhookEndpointRequest,
  updateWebhookEndpointSchema,
} from "@/lib/contracts/webhook-endpoint-request";
import { addMs, DAY_MS, SECOND_MS } from "@/lib/core/clock";
import { must } from "@/lib/core/invariant";
import { transact } from "@/lib/events/transact";
import { deliverDueWebhooks } from "./deliver-due-webhooks";
import { presentWebhookEndpoint } from "./present-webhook-endpoint";
import { RETRY_JITTER } from "./retry-schedule";
import { openReceiver } from "./test-receiver";
import { createWebhookWorld, type WebhookWorld } from "./test-support";
import { updateWebhookEndpoint } from "./update-webhook-endpoint";

const HOOK = "https://shop.example/hooks";

let world: WebhookWorld;
beforeAll(async () => {
  world = await createWebhookWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  world.clock.set(new Date());
  await world.deleteEndpoints();
});

const update = (id: string, request: UpdateWebhookEndpointRequest, scope = world.scope) =>
  transact(world.ctx, (inside) => updateWebhookEndpoint(inside, scope, id, request));
const deliverDue = () => deliverDueWebhooks(world.ctx);

describe("an endpoint's own retries", () => {
  it("follow its schedule, whose last wait repeats", async () => {
    const receiver = await openReceiver(() => ({ status: 500 }));
    const { endpoint } = await world.addEndpoint(receiver.url, { retry_schedule_seconds: [2, 60, 300] });
    expect(presentWebhookEndpoint(world.ctx, endpoint).retry_schedule_seconds).toEqual([2, 60, 300]);
    await world.emit();
    for (const seconds of [2, 60, 300, 300]) {
      await deliverDue();
      const { delivery } = await world.deliveryTo(endpoint.id);
      const dueAt = must(delivery.dueAt, "the next attempt");
      const waitMs = dueAt.getTime() - world.clock.now().getTime();
      expect(Math.abs(waitMs - seconds * SECOND_MS)).toBeLessThanOrEqual(seconds * SECOND_MS * RETRY_JITTER);
      world.clock.set(dueAt);
    }
  });

  it("end with its window, and not before", async () => {
    const receiver = await openReceiver(() => ({ status: 500 }));
    const { endpoint } = await world.addEndpoint(receiver.url, { retry_window_hours: 48 });
    await world.emit();
    const end = addMs(world.clock.now(), 2 * DAY_MS);
    world.clock.set(addMs(end, -1));
    await deliverDue();
    const { delivery } = await world.deliveryTo(endpoint.id);
    expect(delivery).toMatchObject({ status: "pending", dueAt: end });
    world.clock.set(end);
    await deliverDue();
    expect((await world.delivery(delivery.id)).delivery.status).toBe("exhausted");
  });

  it("are 30 days in the usual steps where nothing is said", async () => {
    const { endpoint } = await world.addEndpoint(HOOK);
    expect(presentWebhookEndpoint(world.ctx, endpoint)).toMatchObject({
      retry_window_hours: 720,
      retry_schedule_seconds: [5, 30, 120, 600, 1800, 3600, 7200, 14400, 28800, 43200],
    });
  });
});

describe("an update", () => {
  it("changes what it names and nothing else, and null takes back", async () => {
    const request = { description: "Orders", retry_schedule_seconds: [9], retry_window_hours: 24 };
    const { endpoint } = await world.addEndpoint(HOOK, { ...request, event_types: ["order.paid"] });
    expect(await update(endpoint.id, {})).toEqual(endpoint);
    expect(await update(endpoint.id, { retry_window_hours: 100 })).toEqual({
      ...endpoint,
      retryWindowHours: 100,
    });
    const cleared = await update(endpoint.id, {
      description: null,
      retry_schedule_seconds: null,
      event_types: "all",
    });
    expect(cleared).toMatchObject({ description: null, retryScheduleSeconds: null, eventTypes: null });
  });

  it("of the event types holds for events from then on", async () => {
    const receiver = await openReceiver();
    const { endpoint } = await world.addEndpoint(receiver.url, { event_types: ["order.paid"] });
    await world.emit();
    await update(endpoint.id, { event_types: ["payment.ready_to_confirm", "payment.ready_to_confirm"] });
    const { id } = await world.emit();
    await deliverDue();
    expect(receiver.received.map(({ headers }) => headers["webhook-id"])).toEqual([id]);
  });

  it("of the URL is judged as on creation, and moves what is waiting", async () => {
    const old = await openReceiver(() => ({ status: 500 }));
    const next = await openReceiver();
    const { endpoint } = await world.addEndpoint(old.url);
    await expect(update(endpoint.id, { url: "https://10.0.0.1/" })).rejects.toMatchObject({
      status: 422,
      errors: [{ pointer: "/url", code: "url_refused" }],
    });
    await world.emit();
    await update(endpoint.id, { url: next.url });
    await deliverDue();
    expect([old.received.length, next.received.length]).toEqual([0, 1]);
  });

  it("of another merchant's endpoint, or of the other mode's, is like one of none", async () => {
    const { endpoint } = await world.addEndpoint(HOOK);
    for (const other of [await world.addMerchant(), { ...world.scope, livemode: true }]) {
      await expect(update(endpoint.id, { description: "mine" }, other)).rejects.toMatchObject({
        status: 404,
      });
    }
  });
});

describe("a request", () => {
  const range = (from: string, to: string) => ({ from, to });
  it.each([
    [
      createWebhookEndpointSchema,
      { url: HOOK, retry_window_hours: 23 },
      "/retry_window_hours",
      "retry_window_out_of_range",
    ],
    [
      createWebhookEndpointSchema,
      { url: HOOK, retry_window_hours: 721 },
      "/retry_window_hours",
      "retry_window_out_of_range",
    ],
    [
      createWebhookEndpointSchema,
      { url: HOOK, retry_window_hours: 24.5 },
      "/retry_window_hours",
      "retry_window_out_of_range",
    ],
    [
      createWebhookEndpointSchema,
      { url: HOOK, retry_schedule_seconds: [] },
      "/retry_schedule_seconds",
      "retry_schedule_invalid",
    ],
    [
      createWebhookEndpointSchema,
      { url: HOOK, retry_schedule_seconds: Array(21).fill(1) },
      "/retry_schedule_seconds",
      "retry_schedule_invalid",
    ],
    [
      createWebhookEndpointSchema,
      { url: HOOK, retry_schedule_seconds: [1, 0] },
      "/retry_schedule_seconds/1",
      "retry_schedule_invalid",
    ],
    [
      createWebhookEndpointSchema,
      { url: HOOK, retry_schedule_seconds: [86_401] },
      "/retry_schedule_seconds/0",
      "retry_schedule_invalid",
    ],
    [
      createWebhookEndpointSchema,
      { url: HOOK, retry_schedule_seconds: [1.5] },
      "/retry_schedule_seconds/0",
      "retry_schedule_invalid",
    ],
    [
      updateWebhookEndpointSchema,
      { retry_schedule_seconds: ["1"] },
      "/retry_schedule_seconds/0",
      "retry_schedule_invalid",
    ],
    [updateWebhookEndpointSchema, { signatures: ["v1"] }, "/signatures", "unknown_field"],
    [rotateWebhookSecretSchema, { overlap_hours: -1 }, "/overlap_hours", "overlap_out_of_range"],
    [rotateWebhookSecretSchema, { overlap_hours: 169 }, "/overlap_hours", "overlap_out_of_range"],
    [
      replayWebhooksSchema,
      range("2026-02-01T00:00:00Z", "2026-02-01T01:00:00+01:00"),
      "/to",
      "range_inverted",
    ],
    [replayWebhooksSchema, range("2026-02-02T00:00:00Z", "2026-02-01T00:00:00Z"), "/to", "range_inverted"],
    [replayWebhooksSchema, range("2026-01-01T00:00:00Z", "2026-04-01T00:00:01Z"), "/to", "range_too_long"],
    [replayWebhooksSchema, range("yesterday", "2026-02-01T00:00:00Z"), "/from", "time_invalid"],
  ])("is refused by the field that is wrong (%#)", (schema, request, pointer, code) => {
    expect(() => parseInput<unknown>(schema, request)).toThrowError(
      expect.objectContaining({ errors: [expect.objectContaining({ pointer, code })] }),
    );
  });

  it.each([[[]], [["v1a"]], [["v1a", "v1"]], [["v1", "v1"]], ["v1"], [["v1", "v2"]]])(
    "for the signatures %j is refused by naming them",
    (signatures) => {
      const parse = () => parseInput(createWebhookEndpointSchema, { url: HOOK, signatures });
      expect(parse).toThrowError(
        expect.objectContaining({
          errors: expect.arrayContaining([
            expect.objectContaining({
              pointer: expect.stringMatching(/^\/signatures/),
              code: "signatures_invalid",
            }),
          ]),
        }),
      );
    },
  );

  it("may name the limits themselves", () => {
    const body = { url: HOOK, retry_window_hours: 24, retry_schedule_seconds: Array(20).fill(86_400) };
    expect(parseInput(createWebhookEndpointSchema, body)).toMatchObject(body);
    const whole = range("2026-01-01T00:00:00Z", "2026-04-01T00:00:00Z");
    expect(parseInput(replayWebhooksSchema, whole)).toEqual(whole);
  });
});

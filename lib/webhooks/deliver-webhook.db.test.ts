import { count, eq } from "drizzle-orm";
import { Webhook } from "standardwebhooks";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { webhookDeliveries, webhookEndpoints } from "@/db/schema";
import { inTransaction } from "@/db/transaction";
import { API_VERSION } from "@/lib/contracts/event-types";
import { addMs, DAY_MS, SECOND_MS } from "@/lib/core/clock";
import { must } from "@/lib/core/invariant";
import { transact } from "@/lib/events/transact";
import { claimDueDeliveries } from "./claim-due-deliveries";
import { deleteWebhookEndpoint } from "./delete-webhook-endpoint";
import { deliverDueWebhooks } from "./deliver-due-webhooks";
import { deliverWebhook } from "./deliver-webhook";
import { DEFAULT_RETRY_WINDOW_MS, RETRY_DELAYS_MS, RETRY_JITTER } from "./retry-schedule";
import { gate, openReceiver, type Reply } from "./test-receiver";
import { createWebhookWorld, type WebhookWorld } from "./test-support";

let world: WebhookWorld;
beforeAll(async () => {
  world = await createWebhookWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  world.clock.set(new Date());
  await world.deleteEndpoints();
});

const deliverDue = () => deliverDueWebhooks(world.ctx);
const readEndpoint = async (id: string) => {
  const [row] = await world.ctx.db.select().from(webhookEndpoints).where(eq(webhookEndpoints.id, id));
  return must(row, "the endpoint");
};

describe("a delivered webhook", () => {
  it("is verified by the public library, every one, and refused with one byte changed", async () => {
    const receiver = await openReceiver();
    const { endpoint, secret } = await world.addEndpoint(receiver.url);
    const sent = [
      await world.emit({ name: "Þóra 🎉" }),
      await world.emit({ amount: 2400 }),
      await world.emit(),
    ];
    expect(await deliverDue()).toBe(3);
    expect(receiver.received).toHaveLength(3);
    const library = new Webhook(secret);
    for (const { body, headers } of receiver.received) {
      expect(library.verify(body, headers)).toMatchObject({ id: headers["webhook-id"], object: "event" });
      const changed = body.toString().replace("payment.ready", "payment.Ready");
      expect(() => library.verify(changed, headers)).toThrow("No matching signature");
    }
    const ids = receiver.received.map(({ headers }) => headers["webhook-id"]);
    expect(ids.toSorted()).toEqual(sent.map(({ id }) => id).toSorted());
    const { delivery } = await world.deliveryTo(endpoint.id);
    expect(delivery).toMatchObject({ status: "delivered", attempts: 1, dueAt: null });
    expect(delivery.finishedAt).toEqual(world.clock.now());
  });

  it("has the bytes that were stored, and says what sent it", async () => {
    const receiver = await openReceiver();
    await world.addEndpoint(receiver.url);
    const event = await world.emit({ name: "Þóra 🎉" });
    await deliverDue();
    const [received] = receiver.received;
    expect(received?.body).toEqual(Buffer.from(event.body));
    expect(received?.headers).toMatchObject({
      "content-type": "application/json",
      "user-agent": `Opentill/${API_VERSION}`,
      authorization: expect.stringMatching(/^HMAC-SHA256 Signature=[0-9a-f]{64}$/),
    });
  });

  it("goes once to each endpoint of its own merchant and mode that wants its type", async () => {
    const [wants, wantsAll, wantsOther, strangers] = await Promise.all([
      openReceiver(),
      openReceiver(),
      openReceiver(),
      openReceiver(),
    ]);
    await world.addEndpoint(wants.url, { event_types: ["payment.ready_to_confirm"] });
    await world.addEndpoint(wantsAll.url);
    await world.addEndpoint(wantsOther.url, { event_types: ["order.paid"] });
    await world.addEndpoint(strangers.url, {}, await world.addMerchant());
    const live = { ...world.scope, livemode: true };
    const { endpoint: ofLiveMode } = await world.addEndpoint("https://hooks.example/live", {}, live);
    await world.emit();
    await deliverDue();
    await deliverDue();
    const counts = [wants, wantsAll, wantsOther, strangers].map((receiver) => receiver.received.length);
    expect(counts).toEqual([1, 1, 0, 0]);
    const [forLiveMode] = await world.ctx.db
      .select({ deliveries: count() })
      .from(webhookDeliveries)
      .where(eq(webhookDeliveries.endpointId, ofLiveMode.id));
    expect(forLiveMode).toEqual({ deliveries: 0 });
  });
});

describe("a webhook that was not accepted", () => {
  it("is tried again after ever longer waits kept in the database, with the same id and bytes and a new signature", async () => {
    const receiver = await openReceiver((count) => ({
      status: count < 3 ? 500 : 200,
      body: `answer ${count}`,
    }));
    const { endpoint, secret } = await world.addEndpoint(receiver.url);
    await world.emit();
    for (const delayMs of RETRY_DELAYS_MS.slice(0, 2)) {
      expect(await deliverDue()).toBe(1);
      const { delivery } = await world.deliveryTo(endpoint.id);
      expect(delivery.status).toBe("pending");
      const dueAt = must(delivery.dueAt, "the time of the next attempt");
      const waitMs = dueAt.getTime() - world.clock.now().getTime();
      expect(Math.abs(waitMs - delayMs)).toBeLessThanOrEqual(delayMs * RETRY_JITTER);
      world.clock.set(addMs(dueAt, -1));
      expect(await deliverDue()).toBe(0);
      world.clock.set(dueAt);
    }
    expect(await deliverDue()).toBe(1);
    const { delivery, attempts } = await world.deliveryTo(endpoint.id);
    expect(delivery).toMatchObject({ status: "delivered", attempts: 3, dueAt: null });
    expect(attempts.map(({ status, answer }) => [status, answer])).toEqual([
      [500, "answer 1"],
      [500, "answer 2"],
      [200, "answer 3"],
    ]);
    const [first, ...others] = receiver.received;
    for (const other of others) {
      expect(other.body).toEqual(first?.body);
      expect(other.headers["webhook-id"]).toBe(first?.headers["webhook-id"]);
      expect(other.headers["webhook-timestamp"]).not.toBe(first?.headers["webhook-timestamp"]);
      expect(() => new Webhook(secret).verify(other.body, other.headers)).not.toThrow();
    }
  });

  it("waits as long as Retry-After asks", async () => {
    const receiver = await openReceiver(() => ({ status: 503, headers: { "retry-after": "3600" } }));
    const { endpoint } = await world.addEndpoint(receiver.url);
    await world.emit();
    await deliverDue();
    const { delivery } = await world.deliveryTo(endpoint.id);
    expect(delivery.dueAt).toEqual(addMs(world.clock.now(), 3600 * SECOND_MS));
  });

  it("keeps the first 2 KiB of a long answer", async () => {
    const receiver = await openReceiver(() => ({ status: 500, body: "x".repeat(100_000) }));
    const { endpoint } = await world.addEndpoint(receiver.url);
    await world.emit();
    await deliverDue();
    const { attempts } = await world.deliveryTo(endpoint.id);
    expect(attempts).toMatchObject([{ status: 500, error: null, answer: "x".repeat(2_048) }]);
  });

  it("keeps why there was no answer", async () => {
    const { endpoint } = await world.addEndpoint("http://127.0.0.1:1/hooks");
    await world.emit();
    await deliverDue();
    const { delivery, attempts } = await world.deliveryTo(endpoint.id);
    expect(attempts).toMatchObject([
      { status: null, error: expect.stringContaining("ECONNREFUSED"), answer: "" },
    ]);
    expect(delivery.status).toBe("pending");
  });

  it("is not sent where a redirect points", async () => {
    const elsewhere = await openReceiver();
    const receiver = await openReceiver(() => ({ status: 307, headers: { location: elsewhere.url } }));
    const { endpoint } = await world.addEndpoint(receiver.url);
    await world.emit();
    await deliverDue();
    expect(elsewhere.received).toEqual([]);
    const { delivery, attempts } = await world.deliveryTo(endpoint.id);
    expect([delivery.status, attempts[0]?.status]).toEqual(["pending", 307]);
  });

  it("is not sent to an address that has ceased to be allowed, and says so", async () => {
    const receiver = await openReceiver();
    const { endpoint } = await world.addEndpoint(receiver.url);
    await world.emit();
    expect(await deliverDueWebhooks({ ...world.ctx, allowLoopback: false })).toBe(1);
    expect(receiver.received).toEqual([]);
    const { delivery, attempts } = await world.deliveryTo(endpoint.id);
    expect(attempts).toMatchObject([{ status: null, error: expect.stringContaining("address") }]);
    expect(delivery.status).toBe("pending");
  });

  it("is given up when its window ends, visibly, and not before", async () => {
    const receiver = await openReceiver(() => ({ status: 500 }));
    const { endpoint } = await world.addEndpoint(receiver.url);
    await world.emit();
    const end = addMs(world.clock.now(), DEFAULT_RETRY_WINDOW_MS);
    world.clock.set(addMs(end, -DAY_MS / 4));
    await deliverDue();
    expect((await world.deliveryTo(endpoint.id)).delivery.status).toBe("pending");
    world.clock.set(end);
    await deliverDue();
    const { delivery } = await world.deliveryTo(endpoint.id);
    expect(delivery).toMatchObject({ status: "exhausted", attempts: 2, dueAt: null, finishedAt: end });
  });
});

describe("an endpoint that answers 410", () => {
  it("is disabled with the reason, and what was still to be sent to it is canceled", async () => {
    const receiver = await openReceiver((count) => ({ status: count === 1 ? 500 : 410 }));
    const other = await openReceiver();
    const { endpoint } = await world.addEndpoint(receiver.url);
    const { endpoint: healthy } = await world.addEndpoint(other.url);
    await world.emit();
    await deliverDue();
    const waiting = (await world.deliveryTo(endpoint.id)).delivery;
    await world.emit();
    await deliverDue();
    expect(await readEndpoint(endpoint.id)).toMatchObject({
      status: "disabled",
      disabledReason: expect.stringContaining("410 Gone"),
    });
    const refused = await world.deliveryTo(endpoint.id);
    expect(refused).toMatchObject({
      delivery: { status: "canceled", dueAt: null },
      attempts: [{ status: 410 }],
    });
    expect((await world.delivery(waiting.id)).delivery).toMatchObject({ status: "canceled", dueAt: null });
    world.clock.advance(DAY_MS);
    await world.emit();
    await deliverDue();
    expect(receiver.received).toHaveLength(2);
    // The three events, and that the first endpoint was disabled.
    expect(other.received).toHaveLength(4);
    expect((await readEndpoint(healthy.id)).status).toBe("enabled");
  });
});

describe("a deleted endpoint", () => {
  const remove = (id: string) =>
    transact(world.ctx, (inside) => deleteWebhookEndpoint(inside, world.scope, id));

  it("gets nothing of what was waiting and nothing that comes later", async () => {
    const receiver = await openReceiver();
    const { endpoint } = await world.addEndpoint(receiver.url);
    await world.emit();
    await remove(endpoint.id);
    await world.emit();
    expect(await deliverDue()).toBe(0);
    expect(receiver.received).toEqual([]);
    expect((await world.deliveryTo(endpoint.id)).delivery).toMatchObject({ status: "canceled", dueAt: null });
  });

  it("gets nothing of an event that was being committed meanwhile", async () => {
    const receiver = await openReceiver();
    const { endpoint } = await world.addEndpoint(receiver.url);
    await world.emit();
    const deletedAt = world.clock.now();
    await world.ctx.db
      .update(webhookEndpoints)
      .set({ deletedAt })
      .where(eq(webhookEndpoints.id, endpoint.id));
    expect(await deliverDue()).toBe(1);
    expect(receiver.received).toEqual([]);
    expect((await world.deliveryTo(endpoint.id)).delivery).toMatchObject({ status: "canceled", attempts: 0 });
  });

  it("stays without a retry when it was deleted during an attempt", async () => {
    const answer = gate<Reply>();
    const receiver = await openReceiver(() => answer.promise);
    const { endpoint } = await world.addEndpoint(receiver.url);
    await world.emit();
    const delivering = deliverDue();
    await receiver.arrival(1);
    await remove(endpoint.id);
    answer.open({ status: 500 });
    await delivering;
    const { delivery, attempts } = await world.deliveryTo(endpoint.id);
    expect(delivery).toMatchObject({ status: "canceled", attempts: 1, dueAt: null });
    expect(attempts).toMatchObject([{ status: 500 }]);
  });
});

describe("an attempt", () => {
  it("is never made inside a transaction", async () => {
    const receiver = await openReceiver();
    await world.addEndpoint(receiver.url);
    await world.emit();
    const { deliveries } = await claimDueDeliveries(world.ctx, { limit: 1 });
    const claimed = must(deliveries[0], "a claimed delivery");
    const attempt = inTransaction(world.ctx.db, () => deliverWebhook(world.ctx, claimed));
    await expect(attempt).rejects.toThrow("inside an open transaction");
    expect(receiver.received).toEqual([]);
  });
});

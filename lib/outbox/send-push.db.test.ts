import { eq } from "drizzle-orm";
import { jwtVerify } from "jose";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { phones, pushSubscriptions } from "@/db/schema";
import { newId } from "@/lib/core/ids";
import { vapidPublicKey } from "@/lib/core/secrets/vapid-keys";
import { createWorld, type World } from "@/tests/support/checkout-world";
import { findText } from "@/tests/support/find-text";
import { type PushService, startPushService } from "@/tests/support/push-service";
import { sealPushAuth } from "./push-auth";
import { type Push, sendPush } from "./send-push";

const PAYLOAD = {
  title: "Fjord Tea asks you to approve €24.00",
  body: "Open.",
  url: "https://pay.example/p",
};

let world: World;
let service: PushService;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  service = await startPushService();
  return () => service.close();
});

async function subscribe(endpoint = service.subscription.endpoint): Promise<string> {
  const { ctx, scope } = world;
  const id = newId("pushSubscription", ctx);
  const phoneId = newId("phone", ctx);
  const createdAt = ctx.clock.now();
  await ctx.db.insert(phones).values({ id: phoneId, ...scope, number: `+49${phoneId}`, createdAt });
  await ctx.db.insert(pushSubscriptions).values({
    id,
    phoneId,
    endpoint,
    p256dh: service.subscription.p256dh,
    authEncrypted: sealPushAuth(ctx, id, service.subscription.auth),
    createdAt,
  });
  return id;
}

const send = (subscriptionId: string, more: Partial<Push> = {}) =>
  sendPush(world.ctx, {
    livemode: false,
    subscriptionId,
    topic: newId("outboxMessage", world.ctx),
    payload: PAYLOAD,
    keepForSeconds: 180,
    ...more,
  });

async function isGone(id: string): Promise<boolean> {
  const [row] = await world.ctx.db.select().from(pushSubscriptions).where(eq(pushSubscriptions.id, id));
  return row?.goneAt !== null;
}

describe("a notification", () => {
  it("is readable by the browser alone, and says who sends it", async () => {
    const topic = newId("outboxMessage", world.ctx);
    expect(await send(await subscribe(), { topic })).toEqual({ kind: "taken" });
    const [{ headers, body } = { headers: {}, body: Buffer.alloc(0) }] = service.received;
    expect(body.toString("latin1")).not.toContain("Fjord");
    expect(service.read(body)).toEqual(PAYLOAD);
    expect(headers).toMatchObject({
      "content-encoding": "aes128gcm",
      "content-length": String(body.length),
      ttl: "180",
      topic,
      urgency: "high",
    });
  });

  it("is signed for that push service with the key that the page was given", async () => {
    await send(await subscribe());
    const [, token = "", key] =
      /^vapid t=(\S+), k=(\S+)$/.exec(service.received[0]?.headers.authorization ?? "") ?? [];
    expect(key).toBe(vapidPublicKey(world.ctx.keys.push));
    const point = Buffer.from(key ?? "", "base64url");
    const jwk = {
      kty: "EC",
      crv: "P-256",
      x: point.subarray(1, 33).toString("base64url"),
      y: point.subarray(33).toString("base64url"),
    };
    const { payload } = await jwtVerify(token, jwk, { audience: service.origin });
    expect(payload.sub).toBe("mailto:no-reply@localhost");
  });

  it.each([404, 410])("ends the subscription when the push service answers %i", async (status) => {
    const id = await subscribe();
    service.answerWith(status);
    expect(await send(id)).toMatchObject({ kind: "permanent" });
    expect(await isGone(id)).toBe(true);
    expect(await send(id)).toMatchObject({ kind: "permanent" });
    expect(service.received).toHaveLength(1);
  });

  it.each([429, 500, 503])("is worth another attempt when the push service answers %i", async (status) => {
    const id = await subscribe();
    service.answerWith(status);
    expect(await send(id)).toEqual({ kind: "temporary", error: `The push service answered ${status}.` });
    expect(await isGone(id)).toBe(false);
  });

  it.each([
    "https://169.254.169.254/push",
    "https://10.0.0.8/push",
    "http://push.example/x",
    "https://user:pw@push.example/",
  ])("never goes to %s", async (endpoint) => {
    expect(await send(await subscribe(endpoint))).toMatchObject({ kind: "permanent" });
  });

  it("is given up when the browser's keys are none", async () => {
    const id = await subscribe();
    await world.ctx.db.update(pushSubscriptions).set({ p256dh: "AAAA" }).where(eq(pushSubscriptions.id, id));
    expect(await send(id)).toEqual({ kind: "permanent", error: "The browser's keys cannot be used." });
  });

  it("leaves the browser's secret nowhere in the database", async () => {
    await subscribe();
    expect(await findText(world.ctx, service.subscription.auth)).toEqual([]);
  });
});

import { createHmac, createPublicKey, verify } from "node:crypto";
import { Webhook } from "standardwebhooks";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { rotateWebhookSecretSchema } from "@/lib/contracts/webhook-endpoint-request";
import { addMs, HOUR_MS, shiftedClock } from "@/lib/core/clock";
import { must } from "@/lib/core/invariant";
import { transact } from "@/lib/events/transact";
import { deliverDueWebhooks } from "./deliver-due-webhooks";
import { presentWebhookEndpoint } from "./present-webhook-endpoint";
import { readWebhookEndpoint } from "./queries";
import { rotateWebhookSecret } from "./rotate-webhook-secret";
import { openReceiver, type Receiver } from "./test-receiver";
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

const rotate = (id: string, request: { overlap_hours?: number } = {}) =>
  transact(world.ctx, (inside) =>
    rotateWebhookSecret(inside, world.scope, id, rotateWebhookSecretSchema.parse(request)),
  );

/** The newest that arrived, and which of the secrets it can be checked with. */
async function deliverOne(receiver: Receiver, secrets: string[]) {
  await world.emit();
  await deliverDueWebhooks(world.ctx);
  const { body, headers } = must(receiver.received.at(-1), "a delivery");
  const fits = secrets.map((secret) => {
    const key = Buffer.from(secret.slice("whsec_".length), "base64");
    const signed = `${headers["webhook-id"]}.${headers["webhook-timestamp"]}.${body}`;
    const expected = `v1,${createHmac("sha256", key).update(signed).digest("base64")}`;
    return headers["webhook-signature"]?.split(" ").includes(expected) ?? false;
  });
  return { body, headers, fits };
}

describe("a rotated secret", () => {
  it("signs at once, beside the one before it until the overlap is over, and alone from then on", async () => {
    const receiver = await openReceiver();
    const { endpoint, secret: old } = await world.addEndpoint(receiver.url);
    const { endpoint: rotated, secret } = await rotate(endpoint.id);
    expect(secret).not.toBe(old);
    const expiresAt = addMs(world.clock.now(), 24 * HOUR_MS);
    expect(presentWebhookEndpoint(world.ctx, rotated).previous_secret_expires_at).toBe(
      expiresAt.toISOString(),
    );

    const during = await deliverOne(receiver, [secret, old]);
    expect(during.fits).toEqual([true, true]);
    for (const holder of [secret, old]) {
      expect(() => new Webhook(holder).verify(during.body, during.headers)).not.toThrow();
    }
    const [first] = during.headers["webhook-signature"]?.split(" ") ?? [];
    const alone = { ...during.headers, "webhook-signature": first ?? "" };
    expect(() => new Webhook(secret).verify(during.body, alone)).not.toThrow();
    const key = Buffer.from(secret.slice("whsec_".length), "base64");
    const bodySignature = createHmac("sha256", key).update(during.body).digest("hex");
    expect(during.headers.authorization).toBe(`HMAC-SHA256 Signature=${bodySignature}`);

    world.clock.set(expiresAt);
    expect((await deliverOne(receiver, [secret, old])).fits).toEqual([true, false]);
    const after = must(await readWebhookEndpoint(world.ctx.db, endpoint.id), "the endpoint");
    expect(presentWebhookEndpoint(world.ctx, after).previous_secret_expires_at).toBeNull();
  });

  it("ends the one before it at once where no overlap is wanted", async () => {
    const receiver = await openReceiver();
    const { endpoint, secret: old } = await world.addEndpoint(receiver.url);
    const { endpoint: rotated, secret } = await rotate(endpoint.id, { overlap_hours: 0 });
    expect(rotated).toMatchObject({ previousSecretEncrypted: null, previousSecretExpiresAt: null });
    expect((await deliverOne(receiver, [secret, old])).fits).toEqual([true, false]);
  });

  it("that is rotated again within the overlap keeps only the one before it", async () => {
    const receiver = await openReceiver();
    const { endpoint, secret: oldest } = await world.addEndpoint(receiver.url);
    const { secret: older } = await rotate(endpoint.id);
    const { secret } = await rotate(endpoint.id, { overlap_hours: 168 });
    expect((await deliverOne(receiver, [secret, older, oldest])).fits).toEqual([true, true, false]);
  });

  it("is not to be found in the database", async () => {
    const { endpoint, secret: old } = await world.addEndpoint("https://shop.example/");
    const { endpoint: rotated, secret } = await rotate(endpoint.id);
    for (const text of [old, secret, old.slice(6), secret.slice(6)]) {
      expect(JSON.stringify(rotated)).not.toContain(text);
    }
  });

  it("of another merchant's endpoint, or of the other mode's, is like one that does not exist", async () => {
    const { endpoint } = await world.addEndpoint("https://shop.example/");
    for (const other of [await world.addMerchant(), { ...world.scope, livemode: true }]) {
      const rotating = transact(world.ctx, (inside) =>
        rotateWebhookSecret(inside, other, endpoint.id, { overlap_hours: 1 }),
      );
      await expect(rotating).rejects.toMatchObject({ status: 404 });
    }
  });
});

describe("an endpoint that asked for ed25519", () => {
  /** With the public key alone, by the letter of Standard Webhooks. */
  function isSignedBy(publicKey: string, { body, headers }: Receiver["received"][number]): boolean {
    const raw = Buffer.from(publicKey.slice("whpk_".length), "base64");
    const key = createPublicKey({
      key: { kty: "OKP", crv: "Ed25519", x: raw.toString("base64url") },
      format: "jwk",
    });
    const [signature = ""] =
      headers["webhook-signature"]?.split(" ").flatMap((each) => each.match(/^v1a,(.+)$/)?.[1] ?? []) ?? [];
    const signed = Buffer.from(`${headers["webhook-id"]}.${headers["webhook-timestamp"]}.${body}`);
    return verify(null, signed, key, Buffer.from(signature, "base64"));
  }

  it("is sent signatures that its public key alone verifies, beside the usual ones", async () => {
    const receiver = await openReceiver();
    const { endpoint, secret } = await world.addEndpoint(receiver.url, { signatures: ["v1", "v1a"] });
    const { public_key, signatures } = presentWebhookEndpoint(world.ctx, endpoint);
    expect(signatures).toEqual(["v1", "v1a"]);
    expect(public_key).toMatch(/^whpk_[A-Za-z0-9+/]{43}=$/);
    const { body, headers } = await deliverOne(receiver, [secret]);
    expect(isSignedBy(public_key ?? "", { body, headers })).toBe(true);
    expect(isSignedBy(public_key ?? "", { body: Buffer.from(`${body} `), headers })).toBe(false);
    expect(() => new Webhook(secret).verify(body, headers)).not.toThrow();
  });

  it("keeps its key when its secret is rotated, and no other endpoint has the same", async () => {
    const receiver = await openReceiver();
    const { endpoint } = await world.addEndpoint(receiver.url, { signatures: ["v1", "v1a"] });
    const { endpoint: other } = await world.addEndpoint(receiver.url, { signatures: ["v1", "v1a"] });
    const { endpoint: rotated, secret } = await rotate(endpoint.id);
    const { public_key } = presentWebhookEndpoint(world.ctx, endpoint);
    expect(presentWebhookEndpoint(world.ctx, rotated).public_key).toBe(public_key);
    expect(presentWebhookEndpoint(world.ctx, other).public_key).not.toBe(public_key);
    const { headers } = await deliverOne(receiver, [secret]);
    const versions = headers["webhook-signature"]?.split(" ").map((each) => each.split(",")[0]);
    expect(versions?.toSorted()).toEqual(expect.arrayContaining(["v1", "v1a"]));
  });

  it("is told apart from one that did not", async () => {
    const receiver = await openReceiver();
    const { endpoint, secret } = await world.addEndpoint(receiver.url);
    expect(presentWebhookEndpoint(world.ctx, endpoint)).toMatchObject({
      signatures: ["v1"],
      public_key: null,
    });
    const { headers } = await deliverOne(receiver, [secret]);
    expect(headers["webhook-signature"]).not.toContain("v1a");
  });
});

describe("the time of an attempt", () => {
  it("is the wall clock's, though the merchant has moved the clock of its test mode", async () => {
    const receiver = await openReceiver();
    const { endpoint } = await world.addEndpoint(receiver.url);
    await world.emit();
    const now = world.clock.now();
    await deliverDueWebhooks({ ...world.ctx, clock: shiftedClock(world.clock, 1_000 * HOUR_MS) });
    const { delivery, attempts } = await world.deliveryTo(endpoint.id);
    expect(receiver.received[0]?.headers["webhook-timestamp"]).toBe(
      String(Math.floor(now.getTime() / 1_000)),
    );
    expect([delivery.finishedAt, attempts[0]?.at]).toEqual([now, now]);
  });
});

import { createLocalJWKSet, type JSONWebKeySet, jwtVerify } from "jose";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { signingKeys } from "@/db/schema";
import { addMs, HOUR_MS } from "@/lib/core/clock";
import { must } from "@/lib/core/invariant";
import { findSession } from "@/lib/sessions/queries";
import { createWorld, type World } from "@/tests/support/checkout-world";
import { signResult, successUrlWithResult } from "./sign-result";
import { listPublicKeys } from "./signing-key";

describe("signResult", () => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld();
  });
  afterAll(() => world.close());

  async function signed() {
    const order = await world.order({ client_reference_id: "cart-7" });
    await world.pay(order.id);
    const session = must(await findSession(world.ctx.db, order.sessionId), "the session");
    return { order, session, token: await signResult(world.ctx, session, order, "paid") };
  }

  /** As a merchant's return page would: with the public keys and the names it expects, nothing else. */
  async function verify(token: string, currentDate = world.clock.now()) {
    const keys = JSON.parse(JSON.stringify(await listPublicKeys(world.ctx))) as JSONWebKeySet;
    return jwtVerify(token, createLocalJWKSet(keys), {
      issuer: world.ctx.baseUrl,
      audience: world.scope.merchantId,
      algorithms: ["EdDSA"],
      currentDate,
    });
  }

  it("says what was true, and a public library verifies it by the published keys", async () => {
    const { order, session, token } = await signed();
    const { payload, protectedHeader } = await verify(token);
    expect(protectedHeader).toMatchObject({ alg: "EdDSA", typ: "JWT" });
    expect(payload).toMatchObject({
      session: session.id,
      order: order.id,
      order_number: order.number,
      status: "paid",
      amount: 2400,
      currency: "EUR",
      client_reference_id: "cart-7",
      livemode: false,
    });
  });

  it("is refused with any byte of it altered", async () => {
    const { token } = await signed();
    const [header = "", payload = "", signature = ""] = token.split(".");
    const claims = JSON.parse(Buffer.from(payload, "base64url").toString());
    const forged = Buffer.from(JSON.stringify({ ...claims, amount: 1 })).toString("base64url");
    const flipped = `${signature[0] === "A" ? "B" : "A"}${signature.slice(1)}`;
    await expect(verify(`${header}.${forged}.${signature}`)).rejects.toThrow();
    await expect(verify(`${header}.${payload}.${flipped}`)).rejects.toThrow();
    const none = Buffer.from(JSON.stringify({ alg: "none" })).toString("base64url");
    await expect(verify(`${none}.${payload}.`)).rejects.toThrow();
  });

  it("is good for an hour", async () => {
    const { token } = await signed();
    await expect(verify(token, addMs(world.clock.now(), HOUR_MS - 1_000))).resolves.toBeTruthy();
    await expect(verify(token, addMs(world.clock.now(), HOUR_MS + 1_000))).rejects.toThrow(/exp/);
  });

  it("publishes public halves alone, and keeps the private one encrypted", async () => {
    await signed();
    const { keys } = await listPublicKeys(world.ctx);
    expect(keys.length).toBeGreaterThan(0);
    for (const key of keys) {
      expect(key).toMatchObject({ kty: "OKP", crv: "Ed25519", use: "sig" });
      expect(key).not.toHaveProperty("d");
    }
    const [row] = await world.ctx.db.select().from(signingKeys);
    expect(row?.privateJwkEncrypted).not.toContain("OKP");
  });

  it("is made with one key by everybody in this process, also when they all come first", async () => {
    const { session, order } = await signed();
    const tokens = await Promise.all(
      Array.from({ length: 8 }, () => signResult({ ...world.ctx }, session, order, "paid")),
    );
    expect(new Set(tokens.map((token) => token.split(".")[0])).size).toBe(1);
    expect(await world.ctx.db.select().from(signingKeys)).toHaveLength(1);
  });

  it("joins the merchant's own address without touching what is there", () => {
    expect(successUrlWithResult("https://shop.example/thanks?cart=7#top", "a.b.c")).toBe(
      "https://shop.example/thanks?cart=7&result=a.b.c#top",
    );
  });
});

import { CompactSign, createLocalJWKSet, exportJWK, generateKeyPair } from "jose";
import { describe, expect, it } from "vitest";
import { verifyResult } from "./verify-result";

const pair = await generateKeyPair("EdDSA");
const stranger = await generateKeyPair("EdDSA");
const keys = createLocalJWKSet({ keys: [{ ...(await exportJWK(pair.publicKey)), kid: "1", alg: "EdDSA" }] });
const claims = { session: "cs_01", status: "succeeded", amount: 1_290, currency: "EUR" };

function sign(key: CryptoKey) {
  const payload = new TextEncoder().encode(JSON.stringify(claims));
  return new CompactSign(payload).setProtectedHeader({ alg: "EdDSA", kid: "1" }).sign(key);
}

describe("a result token", () => {
  it("is believed when a published key signed it", async () => {
    expect(await verifyResult(await sign(pair.privateKey), keys)).toEqual({ verified: true, claims });
  });

  it("is not believed when another key signed it", async () => {
    expect((await verifyResult(await sign(stranger.privateKey), keys)).verified).toBe(false);
  });

  it("is not believed when its amount was changed", async () => {
    const [header, , signature] = (await sign(pair.privateKey)).split(".");
    const changed = Buffer.from(JSON.stringify({ ...claims, amount: 1 })).toString("base64url");
    expect((await verifyResult(`${header}.${changed}.${signature}`, keys)).verified).toBe(false);
  });

  it("is not believed when it claims to need no signature", async () => {
    const [, payload] = (await sign(pair.privateKey)).split(".");
    const header = Buffer.from('{"alg":"none"}').toString("base64url");
    expect((await verifyResult(`${header}.${payload}.`, keys)).verified).toBe(false);
  });
});

import { createPrivateKey, createPublicKey, createSign, createVerify } from "node:crypto";
import { describe, expect, it } from "vitest";
import { deriveKey } from "./derive-key";
import { vapidKeys, vapidPublicKey } from "./vapid-keys";

const KEY = deriveKey("a secret for tests, long enough to derive keys", "push");

describe("the keys that push services know us by", () => {
  it("are the same for the same master secret, and others for another", () => {
    expect(vapidKeys(KEY)).toEqual(vapidKeys(KEY));
    const other = deriveKey("another secret for tests, long enough as well", "push");
    expect(vapidPublicKey(other)).not.toBe(vapidPublicKey(KEY));
  });

  it("are an uncompressed point of 65 bytes and a number of 32", () => {
    const { publicKey, privateKey } = vapidKeys(KEY);
    const point = Buffer.from(publicKey, "base64url");
    expect([point.length, point[0]]).toEqual([65, 4]);
    expect(Buffer.from(privateKey, "base64url")).toHaveLength(32);
  });

  it("belong together: what one half signs, the other verifies", () => {
    const { publicKey, privateKey } = vapidKeys(KEY);
    const point = Buffer.from(publicKey, "base64url");
    const open = {
      kty: "EC",
      crv: "P-256",
      x: point.subarray(1, 33).toString("base64url"),
      y: point.subarray(33).toString("base64url"),
    };
    const signature = createSign("sha256")
      .update("text")
      .sign(createPrivateKey({ key: { ...open, d: privateKey }, format: "jwk" }));
    const verifier = createVerify("sha256").update("text");
    expect(verifier.verify(createPublicKey({ key: open, format: "jwk" }), signature)).toBe(true);
  });

  it("come from any key, however near to the edge of the curve's order", () => {
    for (const byte of [0, 1, 127, 255]) {
      expect(vapidPublicKey(new Uint8Array(32).fill(byte))).toMatch(/^B[A-Za-z0-9_-]{86}$/);
    }
  });
});

import { createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
import { deriveKey } from "./derive-key";

const masterSecret = "a master secret for tests, 32 characters or more";

describe("a derived key", () => {
  it("has 32 bytes, the same for the same purpose and others for another", () => {
    const key = deriveKey(masterSecret, "links");
    expect(key).toHaveLength(32);
    expect(deriveKey(masterSecret, "links")).toEqual(key);
    expect(deriveKey(masterSecret, "secrets")).not.toEqual(key);
    expect(deriveKey(`${masterSecret}!`, "links")).not.toEqual(key);
  });

  it("is HKDF-SHA256 as RFC 5869 writes it, so that links outlive every upgrade", () => {
    const extracted = createHmac("sha256", "opentill/v1").update(masterSecret).digest();
    const expanded = createHmac("sha256", extracted)
      .update("links")
      .update(Buffer.from([1]))
      .digest();
    expect(Buffer.from(deriveKey(masterSecret, "links"))).toEqual(expanded);
  });

  it("is never made from a short master secret or for no purpose", () => {
    expect(() => deriveKey("x".repeat(31), "links")).toThrow("too short");
    expect(() => deriveKey(masterSecret, "")).toThrow("purpose");
  });
});

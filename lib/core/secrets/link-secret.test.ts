import { createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
import { encodeBase32 } from "@/lib/core/base32";
import { systemClock } from "@/lib/core/clock";
import { newId } from "@/lib/core/ids";
import { secureRandom } from "@/lib/core/random";
import { deriveKey } from "./derive-key";
import { linkSecret, openLinkSecret } from "./link-secret";

const masterSecret = "a master secret for tests, 32 characters or more";
const key = deriveKey(masterSecret, "links");
const id = newId("checkoutSession", { clock: systemClock, random: secureRandom });
const secret = linkSecret(key, id);

describe("a link secret", () => {
  it("opens to the id it was made from", () => {
    expect(openLinkSecret(key, secret)).toBe(id);
  });

  it("is the id and the first 160 bits of its HMAC, the same each time", () => {
    const mac = encodeBase32(createHmac("sha256", key).update(id).digest().subarray(0, 20));
    expect(mac).toHaveLength(32);
    expect(secret).toBe(`${id}_${mac}`);
    expect(linkSecret(key, id)).toBe(secret);
  });

  it("fits into an address as it is", () => {
    expect(encodeURIComponent(secret)).toBe(secret);
  });

  it("opens nothing under another key", () => {
    expect(openLinkSecret(deriveKey(masterSecret, "other"), secret)).toBeNull();
    expect(openLinkSecret(deriveKey(`${masterSecret}!`, "links"), secret)).toBeNull();
  });

  it("opens nothing when any one symbol was changed", () => {
    for (let index = 0; index < secret.length; index += 1) {
      const symbol = secret[index] === "0" ? "1" : "0";
      expect(openLinkSecret(key, secret.slice(0, index) + symbol + secret.slice(index + 1))).toBeNull();
    }
  });

  it("opens nothing in any other form, and never throws", () => {
    const mac = secret.slice(-32);
    const wrong = [
      "",
      id,
      mac,
      `_${mac}`,
      `${id}_`,
      secret.toUpperCase(),
      secret.replace(mac, mac.toUpperCase()),
      ` ${secret}`,
      `${secret}\n`,
      `${secret}0`,
      secret.slice(0, -1),
      secret.replace("_", "__"),
      `${id}_${"é".repeat(32)}`,
      `${id}_${"\ud800".repeat(32)}`,
      "\0".repeat(100),
      "a".repeat(1_000_000),
      "a_".repeat(500_000),
    ];
    for (const text of wrong) expect(openLinkSecret(key, text)).toBeNull();
  });

  it("is made from ids only", () => {
    for (const text of ["", "cs", "cs_", "CS_1", "cs_1_2", "cs_1/.."]) {
      expect(() => linkSecret(key, text)).toThrow("made from an id");
    }
  });
});

import { describe, expect, it } from "vitest";
import { secureRandom } from "@/lib/core/random";
import { decryptSecret } from "./decrypt-secret";
import { deriveKey } from "./derive-key";
import { encryptSecret } from "./encrypt-secret";

const masterSecret = "a master secret for tests, 32 characters or more";
const key = deriveKey(masterSecret, "secrets");
const purpose = "webhook_endpoint.secret we_1";
const encrypt = (text: string) => encryptSecret({ key, text, purpose, random: secureRandom });
const refusal = "cannot be decrypted";

describe("an encrypted secret", () => {
  it.each(["", "whsec_abc", "Þóra 🎉 \0", "x".repeat(100_000)])("is read back", (text) => {
    expect(decryptSecret({ key, encrypted: encrypt(text), purpose })).toBe(text);
  });

  it("says its version, hides its text and is another one each time", () => {
    const encrypted = encrypt("whsec_abc");
    expect(encrypted).toMatch(/^v1\.[\w-]+$/);
    expect(Buffer.from(encrypted.slice(3), "base64url").toString("latin1")).not.toContain("whsec");
    expect(encrypt("whsec_abc")).not.toBe(encrypted);
  });

  it("opens only with its own key and for its own purpose", () => {
    const encrypted = encrypt("whsec_abc");
    const otherKey = deriveKey(masterSecret, "other");
    expect(() => decryptSecret({ key: otherKey, encrypted, purpose })).toThrow(refusal);
    expect(() => decryptSecret({ key, encrypted, purpose: "webhook_endpoint.secret we_2" })).toThrow(refusal);
  });

  it("opens no more when any one symbol was changed", () => {
    const encrypted = encrypt("whsec_abc");
    for (let index = 0; index < encrypted.length; index += 1) {
      const symbol = encrypted[index] === "A" ? "B" : "A";
      const changed = encrypted.slice(0, index) + symbol + encrypted.slice(index + 1);
      expect(() => decryptSecret({ key, encrypted: changed, purpose })).toThrow(refusal);
    }
  });

  it.each(["", "v1.", "v1.AAAA", "v2.AAAA", "plain text", `v1.${"A".repeat(37)}`, `v1.${"A".repeat(60)}=`])(
    "is never %j",
    (encrypted) => {
      expect(() => decryptSecret({ key, encrypted, purpose })).toThrow(refusal);
    },
  );
});

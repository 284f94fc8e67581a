import { describe, expect, it } from "vitest";
import { secureRandom, seededRandom } from "@/lib/core/random";
import { type ApiKeyTraits, hashApiKey, lastFour, newApiKey, parseApiKey } from "./api-key";

const ALL_TRAITS: [string, ApiKeyTraits][] = [
  ["sk_test_", { kind: "secret", livemode: false }],
  ["sk_live_", { kind: "secret", livemode: true }],
  ["pk_test_", { kind: "publishable", livemode: false }],
  ["pk_live_", { kind: "publishable", livemode: true }],
  ["rk_test_", { kind: "restricted", livemode: false }],
  ["rk_live_", { kind: "restricted", livemode: true }],
];

describe("an API key", () => {
  it.each(ALL_TRAITS)("says %s first and is read back", (prefix, traits) => {
    const key = newApiKey(traits, secureRandom);
    expect(key.startsWith(prefix)).toBe(true);
    expect(key).toHaveLength(prefix.length + 32 + 6);
    expect(parseApiKey(key)).toEqual(traits);
  });

  it("is another one each time", () => {
    const random = seededRandom(3);
    const keys = Array.from({ length: 1_000 }, () => newApiKey({ kind: "secret", livemode: true }, random));
    expect(new Set(keys).size).toBe(1_000);
    expect(new Set(keys.map((key) => key.slice(-6))).size).toBeGreaterThan(990);
  });

  it("is refused when any one symbol was changed", () => {
    const key = newApiKey({ kind: "secret", livemode: false }, seededRandom(4));
    for (let index = 0; index < key.length; index += 1) {
      const symbol = key[index] === "0" ? "1" : "0";
      expect(parseApiKey(key.slice(0, index) + symbol + key.slice(index + 1))).toBeNull();
    }
  });

  it("cannot be turned into a live one or one of another kind", () => {
    const key = newApiKey({ kind: "restricted", livemode: false }, seededRandom(5));
    expect(parseApiKey(key.replace("test", "live"))).toBeNull();
    expect(parseApiKey(key.replace("rk", "sk"))).toBeNull();
    expect(parseApiKey(key.replace("rk", "pk"))).toBeNull();
  });

  it("is refused in any other form", () => {
    const key = newApiKey({ kind: "secret", livemode: false }, seededRandom(6));
    for (const text of [
      "",
      "sk_test_",
      key.toUpperCase(),
      ` ${key}`,
      `${key}\n`,
      key.slice(0, -1),
      `${key}0`,
    ]) {
      expect(parseApiKey(text)).toBeNull();
    }
  });

  it("is stored as its SHA-256 and shown by its last four symbols", () => {
    expect(hashApiKey("abc")).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    expect(lastFour("sk_test_wxyz")).toBe("wxyz");
  });
});

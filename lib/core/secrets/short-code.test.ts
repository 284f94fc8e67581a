import fc from "fast-check";
import { expect, test } from "vitest";
import { encodeBase32 } from "@/lib/core/base32";
import { deriveKey } from "./derive-key";
import { openShortCode, shortCode } from "./short-code";

const key = deriveKey("a master secret of 32 characters", "short links");
const id = "phone_06h1qd96xar3kk664wjw108484";

test("a code has 22 letters and digits and leads back to its id", () => {
  const idOf = fc.uint8Array({ minLength: 16, maxLength: 16 }).map((bytes) => `phone_${encodeBase32(bytes)}`);
  fc.assert(
    fc.property(idOf, (each) => {
      const code = shortCode(key, each);
      expect(code).toMatch(/^[0-9A-Za-z]{22}$/);
      expect(openShortCode(key, "phone", code)).toBe(each);
    }),
  );
});

test("a code is always the same, and another under another key", () => {
  expect(shortCode(key, id)).toBe(shortCode(key, id));
  const other = deriveKey("a master secret of 32 characters", "links");
  expect(shortCode(other, id)).not.toBe(shortCode(key, id));
  expect(openShortCode(other, "phone", shortCode(key, id))).not.toBe(id);
});

test("a code says nothing of its id: neighbours share no beginning and no end", () => {
  const [one, two] = [shortCode(key, id), shortCode(key, `${id.slice(0, -2)}8c`)];
  expect(one.slice(0, 3)).not.toBe(two.slice(0, 3));
  expect(one.slice(-3)).not.toBe(two.slice(-3));
  expect(one).not.toContain(id.slice(-6));
});

test("what is no code opens nothing, whatever a stranger sends", () => {
  for (const code of ["", "a", "z".repeat(22), `${shortCode(key, id)}0`, "-".repeat(22), "é".repeat(22)]) {
    expect(openShortCode(key, "phone", code)).toBeNull();
  }
  fc.assert(
    fc.property(fc.string(), (code) => {
      expect(openShortCode(key, "phone", code)).not.toBe(id);
    }),
  );
});

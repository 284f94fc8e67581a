import { describe, expect, it } from "vitest";
import { findOperatorKey, hashOperatorKeys, whyNoOperatorKeys } from "./operator-key";

const KEY = "op_4r8k2m9x1c7v5b3n6q0w8e4t2y9u1i7p";
const NEXT = "op_9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

describe("an operator's key", () => {
  it.each([KEY, NEXT, `${KEY},${NEXT}`])("is taken: %s", (value) => {
    expect(whyNoOperatorKeys(value)).toBeNull();
  });

  it.each([
    ["", "op_ and at least 32"],
    ["op_short", "op_ and at least 32"],
    [KEY.replace("op_", "sk_"), "op_ and at least 32"],
    [KEY.slice(0, -1), "op_ and at least 32"],
    [`${KEY}!`, "op_ and at least 32"],
    [`${KEY}\n`, "op_ and at least 32"],
    [`${KEY}, ${NEXT}`, "op_ and at least 32"],
    [`${KEY},`, "op_ and at least 32"],
    [`op_${"a".repeat(40)}`, "looks made up"],
    [`op_${"changeme".repeat(5)}`, "looks made up"],
    [`${KEY},${KEY}`, "the same"],
    [`${KEY},${NEXT},${NEXT}`, "at most 2 keys"],
  ])("is refused with words: %j", (value, words) => {
    expect(whyNoOperatorKeys(value)).toContain(words);
  });

  it("says how to make a good one, and never the key itself", () => {
    const words = whyNoOperatorKeys(`${KEY}!`) ?? "";
    expect(words).toContain("npx opentill operator-key");
    expect(words).not.toContain(KEY);
  });

  it("is found by its place, either of two, and nothing else is", () => {
    const hashes = hashOperatorKeys(`${KEY},${NEXT}`);
    expect(findOperatorKey(hashes, KEY)).toBe(0);
    expect(findOperatorKey(hashes, NEXT)).toBe(1);
    for (const text of ["", "op_", KEY.toUpperCase(), `${KEY} `, KEY.slice(0, -1), `${KEY},${NEXT}`]) {
      expect(findOperatorKey(hashes, text)).toBeNull();
    }
    expect(findOperatorKey([], KEY)).toBeNull();
  });

  it("is kept as a hash alone", () => {
    const [hash] = hashOperatorKeys(KEY);
    expect(hash).toHaveLength(32);
    expect(Buffer.from(hash ?? []).toString("latin1")).not.toContain("op_");
  });
});

import { expect, it } from "vitest";
import { crc32 } from "./crc32";

it.each([
  ["", 0],
  ["123456789", 0xcbf43926],
  ["The quick brown fox jumps over the lazy dog", 0x414fa339],
])("CRC32 of %j is the published one", (text, expected) => {
  expect(crc32(Buffer.from(text))).toBe(expected);
});

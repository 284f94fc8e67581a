import { describe, expect, it } from "vitest";
import { JPEG, PNG, WEBP_EXTENDED, WEBP_LOSSLESS, WEBP_LOSSY } from "@/tests/support/pictures";
import { readPicture } from "./read-picture";

describe("readPicture", () => {
  it("knows a picture by its own bytes", () => {
    expect(readPicture(PNG)).toEqual({ type: "image/png", widthPx: 192, heightPx: 192 });
    expect(readPicture(JPEG)).toEqual({ type: "image/jpeg", widthPx: 40, heightPx: 30 });
    expect(readPicture(WEBP_LOSSY)).toEqual({ type: "image/webp", widthPx: 40, heightPx: 30 });
    expect(readPicture(WEBP_LOSSLESS)).toEqual({ type: "image/webp", widthPx: 40, heightPx: 30 });
    expect(readPicture(WEBP_EXTENDED)).toEqual({ type: "image/webp", widthPx: 40, heightPx: 30 });
  });

  it("reads nothing in what ends too early, wherever it ends before the size", () => {
    const sizeEndsAt: [Uint8Array, number][] = [
      [JPEG, 149],
      [WEBP_LOSSY, 30],
      [WEBP_LOSSLESS, 25],
      [WEBP_EXTENDED, 30],
    ];
    for (const [bytes, end] of sizeEndsAt) {
      for (let length = 0; length < end; length += 1)
        expect(readPicture(bytes.subarray(0, length))).toBeNull();
      expect(readPicture(bytes.subarray(0, end))).not.toBeNull();
    }
  });

  it("is not kept busy by a JPEG whose segments have no length", () => {
    expect(readPicture(Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 0, 0xff, 0xe0, 0, 0))).toBeNull();
    expect(readPicture(Uint8Array.from([0xff, 0xd8, ...Array<number>(500_000).fill(0xff)]))).toBeNull();
  });

  it("takes nothing else for a picture", () => {
    for (const text of [
      "",
      "GIF89a",
      "<svg xmlns='http://www.w3.org/2000/svg'/>",
      "<html>",
      "RIFF1234WAVEfmt ",
    ]) {
      expect(readPicture(new TextEncoder().encode(text.padEnd(64)))).toBeNull();
    }
  });
});

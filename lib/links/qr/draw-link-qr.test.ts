import { inflateSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { drawLinkQr } from "./draw-link-qr";
import { encodeQrCode } from "./encode-qr-code";

const URL_OF_LINK = "https://pay.fjordtea.example/l/k7m2-x9qd-4hrt";
const draw = (format: "svg" | "png", size: number, margin: number, url = URL_OF_LINK) =>
  drawLinkQr(url, { format, size, margin });

/** Reads what was written, by the standard alone: the pixels of a picture with one grey bit each, dark as true. */
function readPng(bytes: Buffer): {
  width: number;
  height: number;
  isDark: (x: number, y: number) => boolean;
} {
  expect(bytes.subarray(0, 8).toString("latin1")).toBe("\x89PNG\r\n\x1a\n");
  const chunks: Record<string, Buffer> = {};
  for (let at = 8; at < bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    chunks[bytes.toString("latin1", at + 4, at + 8)] = bytes.subarray(at + 8, at + 8 + length);
    at += length + 12;
  }
  expect(Object.keys(chunks)).toEqual(["IHDR", "IDAT", "IEND"]);
  const header = chunks.IHDR ?? Buffer.alloc(0);
  expect([...header.subarray(8)]).toEqual([1, 0, 0, 0, 0]);
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const pixels = inflateSync(chunks.IDAT ?? Buffer.alloc(0));
  const stride = 1 + Math.ceil(width / 8);
  expect(pixels.length).toBe(stride * height);
  const isDark = (x: number, y: number) =>
    ((pixels[y * stride + 1 + (x >> 3)] ?? 0) & (0x80 >> (x & 7))) === 0;
  return { width, height, isDark };
}

describe("the QR code of a link", () => {
  const { rows, size: modules } = encodeQrCode(URL_OF_LINK);

  it.each([
    [128, 4],
    [333, 0],
    [512, 4],
    [1_000, 16],
    [2_048, 1],
  ])("as PNG of %d pixels with a margin of %d has each module where it belongs, sharp", (size, margin) => {
    const { type, bytes } = draw("png", size, margin);
    expect(type).toBe("image/png");
    const png = readPng(bytes);
    expect([png.width, png.height]).toEqual([size, size]);
    const scale = Math.floor(size / (modules + 2 * margin));
    const edge = Math.floor((size - modules * scale) / 2);
    expect(edge).toBeGreaterThanOrEqual(margin * scale);
    const wrong: string[] = [];
    for (let y = 0; y < size; y += 1) {
      for (let x = 0; x < size; x += 1) {
        const module = rows[Math.floor((y - edge) / scale)]?.[Math.floor((x - edge) / scale)] ?? false;
        if (png.isDark(x, y) !== module) wrong.push(`${x},${y}`);
      }
    }
    expect(wrong.slice(0, 5)).toEqual([]);
  });

  it("has sums of its chunks that other programs accept", () => {
    const { bytes } = draw("png", 128, 4);
    // The sum of an empty IEND is the same in every PNG that there is.
    expect(bytes.subarray(-4).toString("hex")).toBe("ae426082");
  });

  it("as SVG has the same modules", () => {
    const { type, bytes } = draw("svg", 300, 4);
    const svg = bytes.toString();
    expect(type).toBe("image/svg+xml");
    expect(svg).toContain(`width="300" height="300" viewBox="0 0 ${modules + 8} ${modules + 8}"`);
    const drawn = new Set<string>();
    for (const [, x, y, length] of svg.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
      for (let step = 0; step < Number(length); step += 1)
        drawn.add(`${Number(x) + step - 4},${Number(y) - 4}`);
    }
    const dark = rows.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`${x},${y}`] : [])));
    expect([...drawn].sort()).toEqual(dark.sort());
  });

  it("refuses a picture in which a module would have no pixel", () => {
    const long = `https://pay.example/${"x".repeat(1_500)}`;
    expect(() => draw("png", 128, 4, long)).toThrowError(expect.objectContaining({ status: 422 }));
    expect(draw("svg", 128, 4, long).bytes.length).toBeGreaterThan(1_000);
  });
});

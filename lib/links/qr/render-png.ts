import { fieldError } from "@/lib/contracts/parse";
import { invalidFields } from "@/lib/core/errors";
import { encodePng } from "./encode-png";
import type { QrCode } from "./encode-qr-code";
import { runsOf } from "./runs-of";

/**
 * The code as a picture of exactly that size. A module is a whole number of pixels, so that it is sharp; what is over goes
 * to the white around it. Refuses (422) a size in which a module would have no pixel.
 */
export function renderPng(code: QrCode, sizePixels: number, marginModules: number): Buffer {
  const scale = Math.floor(sizePixels / (code.size + 2 * marginModules));
  if (scale < 1) throw invalidFields([fieldError(["size"], "number_out_of_range")]);
  const edge = Math.floor((sizePixels - code.size * scale) / 2);
  const white = Buffer.alloc(Math.ceil(sizePixels / 8), 0xff);
  const rows = code.rows.map((row) => {
    const pixels = Buffer.from(white);
    for (const { from, length } of runsOf(row)) darken(pixels, edge + from * scale, length * scale);
    return pixels;
  });
  const lines = Array.from({ length: sizePixels }, (_, y) => rows[Math.floor((y - edge) / scale)] ?? white);
  return encodePng(sizePixels, lines);
}

function darken(pixels: Buffer, from: number, length: number): void {
  for (let x = from; x < from + length; x += 1) {
    const byte = x >> 3;
    pixels[byte] = (pixels[byte] ?? 0) & ~(0x80 >> (x & 7));
  }
}

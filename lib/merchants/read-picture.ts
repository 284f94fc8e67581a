import type { LogoType } from "@/lib/contracts/logo-types";

export type Picture = { type: LogoType; widthPx: number; heightPx: number };

/** What the bytes are, by their own first words, and how large. Null for no PNG, JPEG or WebP. */
export function readPicture(bytes: Uint8Array): Picture | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    return readPng(view) ?? readWebp(view) ?? readJpeg(view);
  } catch (error) {
    // It ends before it says how large it is.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

const PNG_BEGIN = 0x89504e47;
const PNG_REST = 0x0d0a1a0a;

function readPng(view: DataView): Picture | null {
  if (view.getUint32(0) !== PNG_BEGIN || view.getUint32(4) !== PNG_REST || textAt(view, 12) !== "IHDR")
    return null;
  return { type: "image/png", widthPx: view.getUint32(16), heightPx: view.getUint32(20) };
}

/** A RIFF container with one of three kinds of picture; each writes its size in its own way. */
function readWebp(view: DataView): Picture | null {
  if (textAt(view, 0) !== "RIFF" || textAt(view, 8) !== "WEBP") return null;
  const size = readWebpSize(view);
  return size && { type: "image/webp", ...size };
}

function readWebpSize(view: DataView): { widthPx: number; heightPx: number } | null {
  switch (textAt(view, 12)) {
    case "VP8 ":
      return { widthPx: view.getUint16(26, true) & 0x3fff, heightPx: view.getUint16(28, true) & 0x3fff };
    case "VP8L": {
      const bits = view.getUint32(21, true);
      return { widthPx: 1 + (bits & 0x3fff), heightPx: 1 + ((bits >>> 14) & 0x3fff) };
    }
    case "VP8X":
      return { widthPx: 1 + uint24At(view, 24), heightPx: 1 + uint24At(view, 27) };
    default:
      return null;
  }
}

/** From marker to marker until the one of a frame, which has the size. */
function readJpeg(view: DataView): Picture | null {
  if (view.getUint16(0) !== 0xffd8) return null;
  let at = 2;
  for (;;) {
    if (view.getUint8(at) !== 0xff) return null;
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (isFrame(marker)) {
      return { type: "image/jpeg", heightPx: view.getUint16(at + 5), widthPx: view.getUint16(at + 7) };
    }
    const length = view.getUint16(at + 2);
    // A scan or an end before any frame, or a segment that does not count its own length.
    if (marker === 0xda || marker === 0xd9 || length < 2) return null;
    at += 2 + length;
  }
}

/** SOF0 to SOF15, without the three markers among them that are of something else. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}

function textAt(view: DataView, at: number): string {
  return String.fromCharCode(...[0, 1, 2, 3].map((offset) => view.getUint8(at + offset)));
}

function uint24At(view: DataView, at: number): number {
  return view.getUint16(at, true) + view.getUint8(at + 2) * 0x10000;
}

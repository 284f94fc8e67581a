import { encode } from "uqr";

/** Rows of modules, true for dark, without white around them; `size` is their number, in both directions. */
export type QrCode = { size: number; rows: readonly (readonly boolean[])[] };

/** The QR code of a text. Error correction M: a seventh of it may be dirty or torn. */
export function encodeQrCode(text: string): QrCode {
  const { data, size } = encode(text, { ecc: "M", border: 0 });
  return { size, rows: data };
}

/** Crockford's alphabet: no i, l, o or u, so that a person can read it out. */
const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

/** Lower-case Crockford base 32, most significant bit first; the last symbol is padded with zero bits. */
export function encodeBase32(bytes: Uint8Array): string {
  let output = "";
  let buffer = 0;
  let bits = 0;
  for (const byte of bytes) {
    buffer = (buffer << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      output += ALPHABET[(buffer >>> bits) & 31];
      buffer &= (1 << bits) - 1;
    }
  }
  return bits > 0 ? output + ALPHABET[(buffer << (5 - bits)) & 31] : output;
}

/** The bytes that `encodeBase32` wrote so and not otherwise; null for any other text. */
export function decodeBase32(text: string): Uint8Array | null {
  const bytes: number[] = [];
  let buffer = 0;
  let bits = 0;
  for (const symbol of text) {
    const value = ALPHABET.indexOf(symbol);
    if (value < 0) return null;
    buffer = (buffer << 5) | value;
    bits += 5;
    if (bits < 8) continue;
    bits -= 8;
    bytes.push((buffer >>> bits) & 0xff);
    buffer &= (1 << bits) - 1;
  }
  const decoded = Uint8Array.from(bytes);
  return encodeBase32(decoded) === text ? decoded : null;
}

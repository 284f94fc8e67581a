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

/** The polynomial of IEEE 802.3, bits reversed. */
const POLYNOMIAL = 0xedb88320;

/** CRC32 as in zlib and Ethernet, an unsigned 32-bit number. Node's own is younger than the oldest Node we run on. */
export function crc32(bytes: Uint8Array): number {
  let remainder = 0xffffffff;
  for (const byte of bytes) {
    remainder ^= byte;
    for (let bit = 0; bit < 8; bit += 1) {
      remainder = remainder & 1 ? (remainder >>> 1) ^ POLYNOMIAL : remainder >>> 1;
    }
  }
  return (remainder ^ 0xffffffff) >>> 0;
}

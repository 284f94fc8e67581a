import { createInterface } from "node:readline";
import { EXIT, Failure } from "../exit";
import type { Output } from "../output";

const SYMBOLS = "0123456789abcdefghjkmnpqrstvwxyz";
const KEY = /([spr]k_(?:test|live)_[0-9a-hjkmnp-tv-z]{32})([0-9a-hjkmnp-tv-z]{6})/g;
/** A checksum is the first thirty bits of the CRC32, five to a symbol. */
const SHIFTS = [27, 22, 17, 12, 7, 2];

/**
 * `keys check`: finds Opentill's keys in the text on standard input. Whether one was ever given out, nothing here knows: the
 * checksum alone tells it from noise, and no server is asked. A key that was found is printed by its two ends, and makes the
 * command end with 1, so that it can stand before a commit.
 */
export async function checkKeys(input: NodeJS.ReadableStream, output: Output): Promise<void> {
  let number = 0;
  let found = 0;
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    number += 1;
    for (const [key, start = "", checksum] of line.matchAll(KEY)) {
      if (checksumOf(start) !== checksum) continue;
      found += 1;
      output.data(`line ${number}: ${key.slice(0, 8)}…${key.slice(-4)}`);
    }
  }
  if (found > 0)
    throw new Failure(EXIT.failed, `${found} ${found === 1 ? "key" : "keys"} of Opentill found.`);
  output.note("No key of Opentill found.");
}

function checksumOf(start: string): string {
  const remainder = crc32(Buffer.from(start));
  return SHIFTS.map((shift) => SYMBOLS[(remainder >>> shift) & 31]).join("");
}

/** As in zlib; Node's own is younger than the oldest Node that this runs on. */
function crc32(bytes: Uint8Array): number {
  let remainder = -1;
  for (const byte of bytes) {
    remainder ^= byte;
    for (let bit = 0; bit < 8; bit += 1) {
      remainder = remainder & 1 ? (remainder >>> 1) ^ 0xedb88320 : remainder >>> 1;
    }
  }
  return ~remainder >>> 0;
}

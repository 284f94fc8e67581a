import { encodeBase32 } from "@/lib/core/base32";
import type { Random } from "@/lib/core/random";

const BYTES = 8;

/**
 * Twelve symbols in groups of four, without letters that look like digits: 60 bits, so that one guess in 10⁹ hits one of a
 * thousand million links. `k7m2-x9qd-4hrt`.
 */
export function newSlug(random: Random): string {
  const symbols = encodeBase32(random.bytes(BYTES));
  return [symbols.slice(0, 4), symbols.slice(4, 8), symbols.slice(8, 12)].join("-");
}

import { randomBytes } from "node:crypto";

/** The only source of chance. The simulation replaces it with a seeded one. */
export type Random = { bytes(length: number): Uint8Array };

export const secureRandom: Random = { bytes: (length) => randomBytes(length) };

/** A number in [0, 1), for back-off jitter; 32 bits are plenty. */
export function randomFraction(random: Random): number {
  const [a = 0, b = 0, c = 0, d = 0] = random.bytes(4);
  return (a * 2 ** 24 + b * 2 ** 16 + c * 2 ** 8 + d) / 2 ** 32;
}

/** Repeatable bytes from a seed (mulberry32). For tests and simulations only: anyone can predict them. */
export function seededRandom(seed: number): Random & { fraction(): number } {
  let state = seed >>> 0;
  const fraction = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    fraction,
    bytes: (length) => Uint8Array.from({ length }, () => Math.floor(fraction() * 256)),
  };
}

import { must } from "@/lib/core/invariant";
import { seededRandom } from "@/lib/core/random";

/** Every decision of a history comes from here, so the seed tells the whole of it. */
export type Choice = {
  /** True with that probability, 0 to 1. */
  chance(probability: number): boolean;
  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number;
  pick<const T>(list: readonly [T, ...T[]]): T;
  pickAny<T>(list: readonly T[]): T | null;
  /** One of the list, likelier the higher its weight. */
  pickWeighted<T extends { weight: number }>(list: readonly T[]): T;
};

/** Far apart, so that neighbouring seeds share nothing. */
const SEED_STRIDE = 0x9e3779b1;

export function createChoice(seed: number): Choice {
  const { fraction } = seededRandom(Math.imul(seed, SEED_STRIDE));
  const below = (limit: number) => Math.floor(fraction() * limit);
  return {
    chance: (probability) => fraction() < probability,
    between: (least, most) => least + below(most - least + 1),
    pick: (list) => must(list[below(list.length)], "the picked one"),
    pickAny: (list) => list[below(list.length)] ?? null,
    pickWeighted(list) {
      let left = fraction() * list.reduce((sum, { weight }) => sum + weight, 0);
      const found = list.find(({ weight }) => {
        left -= weight;
        return left < 0;
      });
      return must(found, "the picked one");
    },
  };
}

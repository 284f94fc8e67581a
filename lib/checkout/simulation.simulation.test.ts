import { describe, expect, it } from "vitest";
import type { Database } from "@/db/client";
import { MINUTE_MS } from "@/lib/core/clock";
import { playHalf } from "@/tests/simulation/play-half";
import { simulateHistory } from "@/tests/simulation/simulate-history";
import { withDatabase } from "@/tests/simulation/with-database";

const SEEDS_PLAYED_TWICE = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

describe("checkout, whatever happens to it", () => {
  playHalf("first");

  it("plays the same history from the same seed", { timeout: 2 * MINUTE_MS }, async () => {
    const play = () => withDatabase((db) => playAll(db, SEEDS_PLAYED_TWICE));
    expect(await play()).toEqual(await play());
  });
});

async function playAll(db: Database, seeds: readonly number[]): Promise<string[][]> {
  const stories: string[][] = [];
  for (const seed of seeds) stories.push((await simulateHistory(db, seed)).steps);
  return stories;
}

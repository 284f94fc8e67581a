import { describe, expect, it } from "vitest";
import type { Database } from "@/db/client";
import { MINUTE_MS, SECOND_MS } from "@/lib/core/clock";
import { describeHistory } from "@/tests/simulation/describe-history";
import { possiblePaymentMoves } from "@/tests/simulation/moves";
import { PLANTED_BUGS } from "@/tests/simulation/planted-bugs";
import { runHistories } from "@/tests/simulation/run-histories";
import { readSettings } from "@/tests/simulation/settings";
import { simulateHistory } from "@/tests/simulation/simulate-history";
import { withDatabase } from "@/tests/simulation/with-database";

const settings = readSettings(process.env);
/** So many that the rarest move of a payment is among them. */
const ENOUGH_FOR_EVERY_MOVE = 2_000;
/** As many as two cores keep busy; more gain nothing. */
const LANES = 2;
const SLOWEST_HISTORY_MS = SECOND_MS;
const SEEDS_PLAYED_TWICE = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
const MOST_FOR_A_BUG = 1_000;

describe("checkout, whatever happens to it", () => {
  it(`keeps every invariant in ${settings.count} histories from seed ${settings.firstSeed}`, {
    timeout: MINUTE_MS + settings.count * SLOWEST_HISTORY_MS,
  }, async () => {
    const { played, broken, moves } = await runHistories({ ...settings, lanes: LANES });
    if (broken) throw new Error(describeHistory(broken));
    expect(played).toBe(settings.count);
    if (played < ENOUGH_FOR_EVERY_MOVE) return;
    expect(possiblePaymentMoves().filter((move) => !moves.has(move))).toEqual([]);
  });

  it("plays the same history from the same seed", { timeout: 2 * MINUTE_MS }, async () => {
    const play = () => withDatabase((db) => playAll(db, SEEDS_PLAYED_TWICE));
    expect(await play()).toEqual(await play());
  });
});

describe("the simulation", () => {
  for (const bug of PLANTED_BUGS) {
    it(`finds ${bug.name}, and names the seed`, {
      timeout: MOST_FOR_A_BUG * SLOWEST_HISTORY_MS,
    }, async () => {
      const run = { firstSeed: 1, count: MOST_FOR_A_BUG, lanes: LANES };
      const { broken } = await runHistories({ ...run, doors: bug.doors });
      if (!broken) throw new Error(`${MOST_FOR_A_BUG} histories went by without a word about ${bug.name}`);
      expect(broken.broken.join("\n")).toMatch(bug.symptom);
      expect(describeHistory(broken)).toContain(`SIMULATION_SEED=${broken.seed} npx vitest`);

      const again = await withDatabase((db) => simulateHistory(db, broken.seed, bug.doors));
      expect(again.broken).toEqual(broken.broken);
      const sound = await withDatabase((db) => simulateHistory(db, broken.seed));
      expect(sound.broken).toEqual([]);
    });
  }
});

async function playAll(db: Database, seeds: readonly number[]): Promise<string[][]> {
  const stories: string[][] = [];
  for (const seed of seeds) stories.push((await simulateHistory(db, seed)).steps);
  return stories;
}

import { describe, expect, it } from "vitest";
import { SECOND_MS } from "@/lib/core/clock";
import { describeHistory } from "@/tests/simulation/describe-history";
import { LONG_DOORS } from "@/tests/simulation/doors";
import { PLANTED_BUGS } from "@/tests/simulation/planted-bugs";
import { runHistories } from "@/tests/simulation/run-histories";
import { simulateHistory } from "@/tests/simulation/simulate-history";
import { withDatabase } from "@/tests/simulation/with-database";

const LANES = 2;
const SLOWEST_HISTORY_MS = SECOND_MS;
const MOST_FOR_A_BUG = 1_000;

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
      const sound = await withDatabase((db) => simulateHistory(db, broken.seed, LONG_DOORS));
      expect(sound.broken).toEqual([]);
    });
  }
});

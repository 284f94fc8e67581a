import type { Database } from "@/db/client";
import { checkHistories } from "./check-histories";
import type { Doors } from "./doors";
import type { History } from "./history";
import { countMoves } from "./moves";
import { playHistory } from "./simulate-history";
import { withDatabase } from "./with-database";

type Run = {
  firstSeed: number;
  count: number;
  /** Databases used side by side, each for one history after the other. */
  lanes?: number;
  doors?: Doors;
};

export type RunResult = {
  played: number;
  /** The first one that broke an invariant. */
  broken: History | null;
  /** How often each move of a status was made. */
  moves: Map<string, number>;
};

/** So many are looked at together, for the statements of one. */
const CHECKED_TOGETHER = 10;

/** Plays the histories of successive seeds, up to the first that breaks an invariant. */
export async function runHistories({ firstSeed, count, lanes = 1, doors }: Run): Promise<RunResult> {
  const result: RunResult = { played: 0, broken: null, moves: new Map() };
  let nextSeed = firstSeed;
  async function runLane(db: Database): Promise<void> {
    const unchecked: History[] = [];
    while (nextSeed < firstSeed + count && result.broken === null) {
      const history = await playHistory(db, nextSeed++, doors);
      result.played += 1;
      unchecked.push(history);
      if (doors || history.broken.length > 0 || unchecked.length === CHECKED_TOGETHER) await check();
    }
    await check();
    async function check(): Promise<void> {
      const histories = unchecked.splice(0);
      await checkHistories(db, histories);
      result.broken ??= histories.find(({ broken }) => broken.length > 0) ?? null;
    }
    for (const [move, times] of await countMoves(db)) {
      result.moves.set(move, (result.moves.get(move) ?? 0) + times);
    }
  }
  await Promise.all(Array.from({ length: lanes }, () => withDatabase(runLane)));
  return result;
}

import { connect } from "@/db/client";
import { createTestDatabase } from "@/tests/support/database";
import type { Doors } from "./doors";
import type { History } from "./history";
import { simulateHistory } from "./simulate-history";

type Run = {
  firstSeed: number;
  count: number;
  /** Databases used side by side, each for one history after the other. */
  lanes?: number;
  doors?: Doors;
  /** Sees each history that has ended. */
  onEnd?: (history: History) => void;
};

/** Two connections: a verb that asks for another one while it holds a transaction still gets it. */
const POOL_SIZE = 2;

/** Plays the histories of successive seeds until one breaks an invariant; answers with that one, or null. */
export async function runHistories({ firstSeed, count, lanes = 1, doors, onEnd }: Run): Promise<History | null> {
  let nextSeed = firstSeed;
  let broken: History | null = null;
  async function runLane(): Promise<void> {
    const database = await createTestDatabase();
    const client = connect(database.url, POOL_SIZE);
    try {
      while (nextSeed < firstSeed + count && broken === null) {
        const history = await simulateHistory(client.db, nextSeed++, doors);
        onEnd?.(history);
        if (history.broken.length > 0) broken ??= history;
      }
    } finally {
      await client.close();
      await database.drop();
    }
  }
  await Promise.all(Array.from({ length: lanes }, runLane));
  return broken;
}

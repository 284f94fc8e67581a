import { sql } from "drizzle-orm";
import { connect, type Database } from "@/db/client";
import { transitions } from "@/db/schema";
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
};

export type RunResult = {
  played: number;
  /** The first one that broke an invariant. */
  broken: History | null;
  /** Every move of an object's status that was made, as `pay: processing –report_captured→ succeeded`. */
  moves: Set<string>;
};

/** Two connections: a verb that asks for another one while it holds a transaction still gets it. */
const POOL_SIZE = 2;

/** Plays the histories of successive seeds, up to the first that breaks an invariant. */
export async function runHistories({ firstSeed, count, lanes = 1, doors }: Run): Promise<RunResult> {
  const result: RunResult = { played: 0, broken: null, moves: new Set() };
  let nextSeed = firstSeed;
  async function runLane(): Promise<void> {
    const database = await createTestDatabase();
    const client = connect(database.url, POOL_SIZE);
    try {
      while (nextSeed < firstSeed + count && result.broken === null) {
        const history = await simulateHistory(client.db, nextSeed++, doors);
        result.played += 1;
        if (history.broken.length > 0) result.broken ??= history;
      }
      for (const move of await listMoves(client.db)) result.moves.add(move);
    } finally {
      await client.close();
      await database.drop();
    }
  }
  await Promise.all(Array.from({ length: lanes }, runLane));
  return result;
}

async function listMoves(db: Database): Promise<string[]> {
  const kind = sql<string>`split_part(${transitions.objectId}, '_', 1)`;
  const rows = await db
    .selectDistinct({ kind, from: transitions.from, trigger: transitions.trigger, to: transitions.to })
    .from(transitions);
  return rows.map(({ kind, from, trigger, to }) => describeMove(kind, from, trigger, to));
}

/** `kind` is the prefix of the object's id. */
export function describeMove(kind: string, from: string | null, trigger: string, to: string): string {
  return `${kind}: ${from ?? "nothing"} –${trigger}→ ${to}`;
}

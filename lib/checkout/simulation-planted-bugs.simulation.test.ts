import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { connect, type DatabaseClient } from "@/db/client";
import { MINUTE_MS } from "@/lib/core/clock";
import { describeHistory } from "@/tests/simulation/describe-history";
import { type Doors, LONG_DOORS } from "@/tests/simulation/doors";
import type { History } from "@/tests/simulation/history";
import { PLANTED_BUGS } from "@/tests/simulation/planted-bugs";
import { simulateHistory } from "@/tests/simulation/simulate-history";
import { LOCK_BUG, VERB_BUGS } from "@/tests/simulation/verb-bugs";
import type { createWorld } from "@/tests/support/checkout-world";
import { createTestDatabase } from "@/tests/support/database";
import { emptyDatabase } from "@/tests/support/empty-database";
import { inRounds, raceAll } from "@/tests/support/race";

/** A bug that is not among so many is one that the simulation does not see. */
const MOST_HISTORIES = 1_000;

type Play = (seed: number) => Promise<History>;

describe("the simulation", () => {
  let database: Awaited<ReturnType<typeof createTestDatabase>>;
  let client: DatabaseClient;
  beforeAll(async () => {
    database = await createTestDatabase();
    client = connect(database.url, { poolSize: 2, plans: "generic" });
  });
  afterAll(async () => {
    await client.close();
    await database.drop();
  });

  /** Plays with the verbs as they are, through those doors. */
  const playing =
    (doors: Doors): Play =>
    (seed) =>
      simulateHistory(client.db, seed, doors);

  async function expectFound(play: Play, { name, symptom }: { name: string; symptom: RegExp }) {
    const broken = await firstBroken(play);
    if (!broken) throw new Error(`${MOST_HISTORIES} histories went by without a word about ${name}`);
    expect(broken.broken.join("\n")).toMatch(symptom);
    expect(describeHistory(broken)).toContain(`SIMULATION_SEED=${broken.seed} npx vitest`);
    await emptyDatabase(client.db);
    expect((await play(broken.seed)).broken.sort()).toEqual([...broken.broken].sort());
    await emptyDatabase(client.db);
    expect((await playing(LONG_DOORS)(broken.seed)).broken).toEqual([]);
  }

  async function firstBroken(play: Play): Promise<History | null> {
    await emptyDatabase(client.db);
    for (let seed = 1; seed <= MOST_HISTORIES; seed += 1) {
      const history = await play(seed);
      if (history.broken.length > 0) return history;
    }
    return null;
  }

  for (const bug of PLANTED_BUGS) {
    it(`finds ${bug.name}, and names the seed`, { timeout: 5 * MINUTE_MS }, () =>
      expectFound(playing(bug.doors), bug),
    );
  }

  for (const bug of VERB_BUGS) {
    it(`finds ${bug.name}, and names the seed`, { timeout: 5 * MINUTE_MS }, async () => {
      const planted: typeof import("@/tests/simulation/simulate-history") = await import(
        /* @vite-ignore */
        `@/tests/simulation/simulate-history?planted=${bug.id}`
      );
      await expectFound((seed) => planted.simulateHistory(client.db, seed, LONG_DOORS), bug);
    });
  }
});

describe("a race", () => {
  it(`finds ${LOCK_BUG.name}`, { timeout: 5 * MINUTE_MS }, async () => {
    const planted: { createWorld: typeof createWorld } = await import(
      /* @vite-ignore */
      `@/tests/support/checkout-world?planted=${LOCK_BUG.id}`
    );
    const world = await planted.createWorld();
    const payAtOnce = () =>
      inRounds(20, async () => {
        const order = await world.order();
        await raceAll(Array.from({ length: 5 }, () => () => world.pay(order.id)));
      });
    await expect(payAtOnce()).rejects.toThrow(LOCK_BUG.symptom);
    await world.close();
  });
});

import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestDatabase } from "@/tests/support/database";
import { limitsOf, serveLimited } from "@/tests/support/serve-limited";
import { openStatementCounter, type StatementCounter } from "@/tests/support/statement-counter";
import { fill, type Policy } from "./bucket";

type Web = Awaited<ReturnType<typeof serveLimited>>;

const NETWORK = "81.2.69.160";
const PER_SECOND = 20;
const ONE_FOR_ALL: Policy = {
  name: "api",
  perSecond: PER_SECOND,
  burst: 5 * PER_SECOND,
  ceiling: 5 * PER_SECOND,
};
const ok = async (_request: unknown, response: { end(text: string): unknown }) => void response.end("{}");

/** Asks all of them at once for so long; answers when each request came and whether it passed. */
async function askFor(webs: readonly Web[], path: string, seconds: number) {
  const begin = performance.now();
  const asked: { at: number; isPassed: boolean }[] = [];
  const lane = async (web: Web) => {
    while (performance.now() - begin < seconds * 1_000) {
      const at = performance.now();
      const answer = await web.ask(path, NETWORK);
      await answer.arrayBuffer();
      asked.push({ at, isPassed: answer.status === 200 });
    }
  };
  await Promise.all(webs.flatMap((web) => [lane(web), lane(web)]));
  return asked.sort((left, right) => left.at - right.at);
}

/** What a single server would have let pass of the same requests. */
function passedByOne(asked: readonly { at: number }[]): number {
  const bucket = { level: 0, at: 0 };
  return asked.filter(({ at }) => !fill(bucket, ONE_FOR_ALL, at).verdict.isOver).length;
}

describe("three web servers on one database", () => {
  let database: Awaited<ReturnType<typeof createTestDatabase>>;
  let counter: StatementCounter;
  let webs: Web[];
  beforeAll(async () => {
    database = await createTestDatabase();
    counter = await openStatementCounter(database.url);
    const settings = { OPENTILL_RATE_LIMIT_CALLS_PER_ADDRESS: String(PER_SECOND) };
    webs = await Promise.all([1, 2, 3].map(() => serveLimited(limitsOf(counter.url, settings), ok)));
  });
  afterAll(async () => {
    for (const web of webs) await web.close();
    await counter.close();
    await database.drop();
  });

  it("let pass what one would, within 10 %", async () => {
    const asked = await askFor(webs, "/api/v1/orders", 12);
    const passed = asked.filter(({ isPassed }) => isPassed).length;
    const expected = passedByOne(asked);
    expect(asked.length).toBeGreaterThan(expected * 1.2);
    expect(passed).toBeLessThanOrEqual(expected * 1.1);
    expect(passed).toBeGreaterThanOrEqual(expected * 0.9);
  });

  it("write nothing once nothing happens", async () => {
    await untilQuiet(counter);
    counter.take();
    await sleep(2_000);
    expect(counter.take()).toBe(0);
  });

  it("write nothing of what a customer does", async () => {
    for (let page = 0; page < 10; page += 1) await webs[page % 3]?.ask("/l/assam", "9.9.9.9");
    await sleep(1_000);
    expect(counter.take()).toBe(0);
  });
});

async function untilQuiet(counter: StatementCounter): Promise<void> {
  do counter.take();
  while ((await sleep(500, true)) && counter.take() > 0);
}

import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { DatabaseLimits } from "@/db/client";
import { type Log, silentLog } from "@/lib/core/log";
import { startFreezableServer } from "@/tests/support/freezable-server";
import { limitsOf, serveLimited } from "@/tests/support/serve-limited";

const SHORT: DatabaseLimits = { statementMs: 200, lockMs: 200, idleTransactionMs: 200, connectionMs: 200 };
const SLOW_MS = 1_000;

let server: Awaited<ReturnType<typeof startFreezableServer>>;
beforeAll(async () => {
  server = await startFreezableServer();
}, 60_000);
afterAll(() => server.stop());

it("a frozen database makes nobody wait and refuses nobody, and is warned of once", async () => {
  const said: string[] = [];
  const log: Log = {
    ...silentLog,
    info: (_fields, message) => void said.push(`info ${message}`),
    warn: (_fields, message) => void said.push(`warn ${message}`),
  };
  const limits = limitsOf(server.url, {}, log, SHORT);
  const web = await serveLimited(limits, async (_request, response) => void response.end("{}"));
  const ask = async () => {
    const begin = performance.now();
    const answer = await web.ask("/api/v1/orders", "81.2.69.160");
    await answer.arrayBuffer();
    expect(performance.now() - begin).toBeLessThan(SLOW_MS);
    return answer.status;
  };
  const countRows = async () => {
    const [row] = await server.sql<
      { count: number }[]
    >`select count(*)::int as count from rate_limit_buckets`;
    return row?.count;
  };
  /** Asks for so long, beside counts that are shared at once. */
  const askFor = async (ms: number) => {
    for (const begin = performance.now(); performance.now() - begin < ms; await sleep(10)) {
      limits.countNetwork("misses", "9.9.9.9");
      expect(await ask()).toBe(200);
    }
  };

  while ((await countRows()) !== 1) await askFor(50);
  await server.freeze();
  // Past two attempts to share: the statement's time and the driver's second, a pause, and the time to connect again.
  await askFor(7_000);

  const counting = performance.now();
  for (let index = 0; index < 10_000; index += 1) limits.countNetwork("page", `2a02:8308:1:${index}::/64`);
  expect((performance.now() - counting) / 10_000).toBeLessThan(0.1);
  expect(said).toEqual(["warn rate limits are counted by this server alone"]);

  server.goOn();
  // What counts for half an hour is refused by now, and adds nothing: another network's does.
  for (let network = 1; said.length === 1; network += 1) {
    limits.countNetwork("misses", `9.9.8.${network % 250}`);
    await askFor(50);
  }
  expect(said.at(-1)).toBe("info rate limits are counted together with the other servers again");
  await web.close();
}, 60_000);

it("limits hold all the same, on each server by itself", async () => {
  const limits = limitsOf("postgres://127.0.0.1:1/none", { OPENTILL_RATE_LIMIT_PAGES_PER_ADDRESS: "1" });
  const answers = Array.from({ length: 30 }, () => limits.countNetwork("page", "81.2.69.160")?.isOver);
  expect(answers.filter((isOver) => isOver)).toHaveLength(10);
  await limits.close();
});

import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { connect, type DatabaseLimits } from "@/db/client";
import { readEnvironment } from "@/lib/core/environment";
import { type Answer, type ApiWorld, createApiWorld, SESSION_REQUEST } from "@/tests/support/api-world";
import { MASTER_SECRET } from "@/tests/support/checkout-world";
import { type Line, openLine } from "@/tests/support/cuttable-line";
import { freezeProcessInTransaction } from "@/tests/support/frozen-process";
import { checkInvariants } from "@/tests/support/invariants";
import { readProblem } from "@/tests/support/problem";

const SHORT: DatabaseLimits = { statementMs: 600, lockMs: 500, idleTransactionMs: 400, connectionMs: 800 };
const USUAL = readEnvironment({
  DATABASE_URL: "postgres://localhost/opentill",
  OPENTILL_URL: "http://localhost:3000",
  OPENTILL_SECRET: MASTER_SECRET,
}).database.limits;
const FEW_SECONDS_MS = 5_000;

/** An answer and how long it took. */
async function timed(call: Promise<Answer>): Promise<{ answer: Answer; ms: number }> {
  const begin = performance.now();
  const answer = await call;
  return { answer, ms: performance.now() - begin };
}

describe("while the database is away", () => {
  let world: ApiWorld;
  let line: Line;
  beforeAll(async () => {
    world = await createApiWorld({
      async connect(databaseUrl) {
        line = await openLine(databaseUrl);
        return connect(line.url, { limits: SHORT });
      },
    });
  });
  afterAll(async () => {
    await world.close();
    await line.close();
  });

  const create = (key?: string) =>
    world.call("POST", "/checkout/sessions", {
      body: SESSION_REQUEST,
      headers: key === undefined ? {} : { "idempotency-key": key },
    });
  const health = () => world.visit("GET", "/api/health");
  const read = () => world.call("GET", "/orders");

  function expectSoonAgain({ answer, ms }: { answer: Answer; ms: number }) {
    expect(ms).toBeLessThan(FEW_SECONDS_MS);
    expect(answer.status).toBe(503);
    expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
  }

  /** Until the connections that failed are tried again, a second at the most. */
  async function backWithinTwoSeconds() {
    const begin = performance.now();
    while ((await health()).status !== 200) await sleep(20);
    expect((await create()).status).toBe(201);
    expect(performance.now() - begin).toBeLessThan(2_000);
  }

  it.each(["reset", "close"] as const)(
    "every request is answered within seconds with 503, and work goes on when it is back (%s)",
    async (how) => {
      expect((await create()).status).toBe(201);
      line.cut(how);
      const calls = [
        create(),
        create("kept"),
        read(),
        health(),
        ...Array.from({ length: 30 }, () => create()),
      ];
      for (const answer of await Promise.all(calls.map(timed))) expectSoonAgain(answer);
      const problem = await create();
      expect(readProblem(problem)).toMatchObject({ status: 503, code: "unavailable" });
      expect(problem.headers.get("content-type")).toBe("application/problem+json");
      line.mend();
      await backWithinTwoSeconds();
    },
  );

  it("a key whose request met the outage is not used up", async () => {
    line.cut();
    expect((await create("again")).status).toBe(503);
    line.mend();
    await backWithinTwoSeconds();
    const first = await create("again");
    expect(first.status).toBe(201);
    expect((await create("again")).text).toBe(first.text);
  });

  it("a server that takes everything and answers nothing is given up in time, too", async () => {
    await Promise.all(Array.from({ length: 12 }, () => create()));
    line.freeze();
    const calls = [create(), read(), health(), ...Array.from({ length: 15 }, () => create())];
    for (const answer of await Promise.all(calls.map(timed))) expectSoonAgain(answer);
    await backWithinTwoSeconds();
    await checkInvariants(world);
  });
});

describe("beside a web server that is frozen in the middle of a transaction", () => {
  let world: ApiWorld;
  beforeAll(async () => {
    world = await createApiWorld({ connect: async (url) => connect(url, { limits: USUAL }) });
  });
  afterAll(() => world.close());

  it("nobody waits longer than five seconds, of the same merchant or of another", async () => {
    const neighbour = await freezeProcessInTransaction(world.databaseUrl, world.scope);
    const create = (key: string) => world.call("POST", "/checkout/sessions", { body: SESSION_REQUEST, key });
    const calls = Array.from({ length: 26 }, () => timed(create(world.keys.secret)));
    calls.push(...Array.from({ length: 5 }, () => timed(create(world.keys.otherSecret))));
    for (const { answer, ms } of await Promise.all(calls)) {
      expect(answer.status).toBe(201);
      expect(ms).toBeLessThan(5_000);
    }
    await neighbour.kill();
    await checkInvariants(world);
  }, 30_000);
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { add, type Bucket, type Policy } from "./bucket";
import { type Counter, createCounter, MAX_BUCKETS_PER_HALF } from "./counter";

const PAGES: Policy = { name: "page", perSecond: 50, burst: 1_000, ceiling: 1_000 };
const MISSES: Policy = { name: "misses", perSecond: 1 / 30, burst: 9, ceiling: 68 };
const SETTLE_MS = 250;
const SETTLE_SOON_MS = 50;

/** Servers that count together through a table, in a time of their own. A settling takes effect at once. */
function openServers(count: number) {
  let now = 0;
  const table = new Map<string, Bucket>();
  let statements = 0;
  const servers = Array.from({ length: count }, () => {
    let settlesAt = Number.POSITIVE_INFINITY;
    const counter: Counter = createCounter(
      () => now,
      (isUrgent) => {
        settlesAt = Math.min(settlesAt, now + (isUrgent ? SETTLE_SOON_MS : SETTLE_MS));
      },
    );
    const settle = () => {
      settlesAt = Number.POSITIVE_INFINITY;
      statements += 1;
      for (const sent of counter.takeWaiting(1_000)) {
        const { name, policy } = sent.entry;
        const row = table.get(name) ?? { level: 0, at: Number.NEGATIVE_INFINITY };
        const shared = add(row, policy, sent, now);
        table.set(name, shared);
        counter.confirm(sent, shared);
      }
    };
    return { counter, settle, isDue: () => now >= settlesAt };
  });
  return {
    servers: servers.map(({ counter }) => counter),
    statements: () => statements,
    pass(ms: number) {
      now += ms;
      for (const { isDue, settle } of servers) if (isDue()) settle();
    },
  };
}

/** Each server is asked so often a second, evenly; answers how many requests passed in all. */
function askEvenly(policy: Policy, perSecond: readonly number[], seconds: number): number {
  const { servers, pass } = openServers(perSecond.length);
  const owed = perSecond.map(() => 0);
  let passed = 0;
  for (let ms = 0; ms < seconds * 1_000; ms += 5) {
    pass(5);
    for (const [index, server] of servers.entries()) {
      owed[index] = (owed[index] ?? 0) + ((perSecond[index] ?? 0) * 5) / 1_000;
      for (; (owed[index] ?? 0) >= 1; owed[index] = (owed[index] ?? 0) - 1) {
        if (!server.count(policy, "81.2.69.160").isOver) passed += 1;
      }
    }
  }
  return passed;
}

describe("servers that count together", () => {
  it.each([
    ["evenly", [100, 100, 100]],
    ["little more than they may", [20, 20, 20]],
    ["mostly one of them", [300, 10, 10]],
    ["a thousand a second each", [1_000, 1_000, 1_000]],
  ])("let pass what one server would, within 10 %%, where they are asked %s", (_how, perSecond) => {
    const seconds = 120;
    const total = perSecond.reduce((sum, each) => sum + each, 0);
    const most = Math.min(total * seconds, PAGES.burst + PAGES.perSecond * seconds);
    const passed = askEvenly(PAGES, perSecond, seconds);
    expect(passed).toBeLessThanOrEqual(most * 1.1);
    expect(passed).toBeGreaterThanOrEqual(most * 0.9);
  });

  it("whatever the limit, the number of requests and where they go", () => {
    const policy = fc
      .record({ perSecond: fc.integer({ min: 5, max: 500 }), seconds: fc.integer({ min: 5, max: 20 }) })
      .map(({ perSecond, seconds }): Policy => {
        const burst = perSecond * seconds;
        return { name: "any", perSecond, burst, ceiling: burst };
      });
    const part = fc.double({ min: 0.05, max: 1, noNaN: true });
    const shares = fc.tuple(part, part);
    const factor = fc.double({ min: 1.2, max: 10, noNaN: true });
    fc.assert(
      fc.property(policy, shares, factor, (limit, [second, third], over) => {
        const parts = [1, second, third].map(
          (part) => (part / (1 + second + third)) * limit.perSecond * over,
        );
        const most = Math.min(limit.perSecond * over * 60, limit.burst + limit.perSecond * 60);
        const passed = askEvenly(limit, parts, 60);
        expect(passed).toBeLessThanOrEqual(most * 1.1);
        expect(passed).toBeGreaterThanOrEqual(most * 0.9 - 3);
      }),
      { numRuns: 30 },
    );
  });

  it("tell each other of each miss: a guesser who goes round gains one more for each further server", () => {
    const { servers, pass } = openServers(3);
    const answers = Array.from({ length: 30 }, (_, index) => {
      pass(60);
      return servers[index % 3]?.count(MISSES, "81.2.69.160").isOver;
    });
    expect(answers.indexOf(true)).toBeLessThanOrEqual(9 + 2);
    expect(answers.slice(9 + 2)).not.toContain(false);
  });

  it("write nothing of customers who ask as customers do", () => {
    const { servers, pass, statements } = openServers(3);
    for (let second = 0; second < 600; second += 1) {
      pass(1_000);
      // One of a thousand customers after the other opens a page, its cart and its order.
      if (second % 2 === 0) servers[second % 3]?.count(PAGES, `customer ${second % 20}`);
    }
    expect(statements()).toBe(0);
  });

  it("write a few times a second for one who asks a thousand times", () => {
    const { servers, pass, statements } = openServers(1);
    for (let ms = 0; ms < 10_000; ms += 1) {
      pass(1);
      servers[0]?.count({ ...PAGES, perSecond: 5_000, burst: 25_000, ceiling: 25_000 }, "a server");
    }
    expect(statements()).toBeLessThanOrEqual(40);
  });
});

describe("what a process remembers", () => {
  it("is bounded, whoever asks from wherever", () => {
    let waiting = 0;
    const counter = createCounter(
      () => 0,
      () => {
        waiting += 1;
      },
    );
    for (let index = 0; index < 200_000; index += 1) counter.count(MISSES, `network ${index}`);
    expect(counter.size()).toBeLessThanOrEqual(2 * MAX_BUCKETS_PER_HALF);
    expect(counter.takeWaiting(1_000_000).length).toBeLessThanOrEqual(10_000);
    expect(waiting).toBeGreaterThan(0);
  });

  it("keeps who goes on asking, however many strangers ask once", () => {
    const counter = createCounter(
      () => 0,
      () => {},
    );
    for (let index = 0; index < 100_000; index += 1) {
      counter.count(MISSES, `stranger ${index}`);
      if (index % 5_000 === 0) counter.count(MISSES, "guesser");
    }
    expect(counter.count(MISSES, "guesser").isOver).toBe(true);
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Bucket, fill, levelAt, type Policy } from "./bucket";

const TEN_A_SECOND: Policy = { name: "key", perSecond: 10, burst: 50, ceiling: 50 };
const MISSES: Policy = { name: "misses", perSecond: 1 / 30, burst: 9, ceiling: 68 };

const policies = fc
  .record({ perSecond: fc.integer({ min: 1, max: 1_000 }), burstSeconds: fc.integer({ min: 1, max: 20 }) })
  .map(({ perSecond, burstSeconds }): Policy => {
    const burst = perSecond * burstSeconds;
    return { name: "any", perSecond, burst, ceiling: burst };
  });
/** Pauses between requests, in milliseconds. */
const pauses = fc.array(fc.oneof(fc.constant(0), fc.nat(20), fc.nat(3_000)), { maxLength: 300 });

/** Asks after each pause; answers what passed, and when. */
function ask(policy: Policy, waits: readonly number[]) {
  const bucket: Bucket = { level: 0, at: 0 };
  let now = 0;
  return waits.map((wait) => {
    now += wait;
    return { now, ...fill(bucket, policy, now).verdict };
  });
}

describe("a bucket", () => {
  it("lets pass, in whatever time, no more than the burst and what has come back since", () => {
    fc.assert(
      fc.property(policies, pauses, (policy, waits) => {
        const passed = ask(policy, waits).filter(({ isOver }) => !isOver);
        for (const [first, { now: begin }] of passed.entries()) {
          const last = passed.at(-1);
          const most = policy.burst + (((last?.now ?? 0) - begin) / 1_000) * policy.perSecond;
          expect(passed.length - first).toBeLessThanOrEqual(most + 1e-6);
        }
      }),
    );
  });

  it("never refuses who keeps to the rate after an empty bucket", () => {
    fc.assert(
      fc.property(policies, fc.nat(200), (policy, count) => {
        const steady = Array.from({ length: count }, () => 1_000 / policy.perSecond);
        expect(ask(policy, steady).filter(({ isOver }) => isOver)).toEqual([]);
      }),
    );
  });

  it("says truly how many more may come at once, and when the next one may", () => {
    fc.assert(
      fc.property(policies, pauses, (policy, waits) => {
        const bucket: Bucket = { level: 0, at: 0 };
        let now = 0;
        for (const wait of waits) {
          now += wait;
          const { remaining, retryAfterSeconds } = fill(bucket, policy, now).verdict;
          const last = { level: bucket.level + Math.max(0, remaining - 1), at: now };
          expect(remaining === 0 || !fill(last, policy, now).verdict.isOver).toBe(true);
          expect(fill({ ...bucket }, policy, now + retryAfterSeconds * 1_000 + 1).verdict.isOver).toBe(false);
        }
      }),
      { numRuns: 20 },
    );
  });

  it("is no fuller for requests that it refuses", () => {
    const answers = ask(
      TEN_A_SECOND,
      Array.from({ length: 200 }, () => 0),
    );
    expect(answers.filter(({ isOver }) => !isOver)).toHaveLength(50);
    expect(answers.at(-1)).toMatchObject({ remaining: 0, retryAfterSeconds: 1 });
  });

  it("leaks nothing by a clock that goes back", () => {
    expect(levelAt({ level: 5, at: 10_000 }, TEN_A_SECOND, 0)).toBe(5);
  });
});

describe("the bucket of misses", () => {
  it("refuses from the tenth on, each for longer than the one before, and for half an hour at the most", () => {
    const answers = ask(
      MISSES,
      Array.from({ length: 200 }, () => 1),
    );
    expect(answers.findIndex(({ isOver }) => isOver)).toBe(9);
    const waits = answers.slice(9).map(({ retryAfterSeconds }) => retryAfterSeconds);
    expect(waits.slice(0, 3)).toEqual([60, 90, 120]);
    expect(waits.every((wait, index) => wait >= (waits[index - 1] ?? 0))).toBe(true);
    expect(waits.at(-1)).toBe(1_800);
  });

  it("answers a miss as usual again after the wait that was named", () => {
    const waits = [...Array.from({ length: 12 }, () => 1), 120_000];
    expect(ask(MISSES, waits).at(-1)).toMatchObject({ isOver: false });
  });
});

import { describe, expect, it } from "vitest";
import { addMs, DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from "@/lib/core/clock";
import { type Random, seededRandom } from "@/lib/core/random";
import { DEFAULT_RETRY_WINDOW_MS, nextAttempt, RETRY_DELAYS_MS, RETRY_JITTER } from "./retry-schedule";

const firstDueAt = new Date("2026-03-01T12:00:00.000Z");
/** Half of the range: a wait without jitter. */
const middling: Random = { bytes: () => Uint8Array.of(0x80, 0, 0, 0) };

type Input = Parameters<typeof nextAttempt>[0];
function next(changes: Partial<Input>) {
  const input = {
    attempt: 1,
    firstDueAt,
    now: firstDueAt,
    retryWindowMs: DEFAULT_RETRY_WINDOW_MS,
    retryAfter: null,
  };
  return nextAttempt({ ...input, random: middling, ...changes });
}
function waitMs(changes: Partial<Input>): number {
  const result = next(changes);
  if ("exhausted" in result) throw new Error("exhausted");
  return result.dueAt.getTime() - (changes.now ?? firstDueAt).getTime();
}

function everyAttempt(retryWindowMs: number, random: Random): Date[] {
  const attempts: Date[] = [];
  let dueAt = firstDueAt;
  for (;;) {
    attempts.push(dueAt);
    const result = next({ attempt: attempts.length, now: addMs(dueAt, SECOND_MS), retryWindowMs, random });
    if ("exhausted" in result) return attempts;
    dueAt = result.dueAt;
  }
}

describe("the next attempt", () => {
  it("comes after five seconds, and then ever later, up to every twelve hours", () => {
    expect(RETRY_DELAYS_MS).toEqual([...RETRY_DELAYS_MS].sort((a, b) => a - b));
    expect(waitMs({ attempt: 1 })).toBe(5 * SECOND_MS);
    expect(waitMs({ attempt: 3 })).toBe(2 * MINUTE_MS);
    for (const attempt of [10, 11, 50]) expect(waitMs({ attempt })).toBe(12 * HOUR_MS);
  });

  it("strays from the schedule by a fifth at most, and not always to the same side", () => {
    const random = seededRandom(1);
    const waitsMs = Array.from({ length: 500 }, () => waitMs({ attempt: 4, random }));
    const expectedMs = 10 * MINUTE_MS;
    expect(Math.min(...waitsMs)).toBeGreaterThanOrEqual(expectedMs * (1 - RETRY_JITTER));
    expect(Math.max(...waitsMs)).toBeLessThanOrEqual(expectedMs * (1 + RETRY_JITTER));
    expect(Math.min(...waitsMs)).toBeLessThan(expectedMs * 0.85);
    expect(Math.max(...waitsMs)).toBeGreaterThan(expectedMs * 1.15);
  });

  it.each([1, 2, 3])("is made for the whole window, the last one as it closes (seed %i)", (seed) => {
    for (const retryWindowMs of [DAY_MS, 7 * DAY_MS, DEFAULT_RETRY_WINDOW_MS]) {
      const attempts = everyAttempt(retryWindowMs, seededRandom(seed));
      expect(attempts.at(-1)).toEqual(addMs(firstDueAt, retryWindowMs));
      expect(attempts.length).toBeGreaterThan(9);
      expect(attempts.length).toBeLessThan(90);
      expect(attempts).toEqual([...attempts].sort((a, b) => a.getTime() - b.getTime()));
    }
  });

  it("is not given up before 24 hours, however short the window was made", () => {
    expect(next({ retryWindowMs: 0, now: addMs(firstDueAt, DAY_MS - 1) })).toEqual({
      dueAt: addMs(firstDueAt, DAY_MS),
    });
    expect(next({ retryWindowMs: 0, now: addMs(firstDueAt, DAY_MS) })).toEqual({ exhausted: true });
  });

  it("waits as long as Retry-After asks", () => {
    expect(waitMs({ retryAfter: "120" })).toBe(2 * MINUTE_MS);
    expect(waitMs({ retryAfter: " 120 " })).toBe(2 * MINUTE_MS);
    expect(waitMs({ retryAfter: "Sun, 01 Mar 2026 15:00:00 GMT" })).toBe(3 * HOUR_MS);
    expect(waitMs({ retryAfter: "Sunday, 01-Mar-26 15:00:00 GMT" })).toBe(3 * HOUR_MS);
  });

  it("waits no longer than a day for Retry-After, nor beyond the window", () => {
    expect(waitMs({ retryAfter: "999999999999999" })).toBe(DAY_MS);
    expect(waitMs({ retryAfter: "Sun, 01 Mar 2099 15:00:00 GMT" })).toBe(DAY_MS);
    const now = addMs(firstDueAt, DEFAULT_RETRY_WINDOW_MS - MINUTE_MS);
    expect(waitMs({ now, retryAfter: "3600" })).toBe(MINUTE_MS);
  });

  it.each(["0", "1", "Sat, 28 Feb 2026 12:00:00 GMT"])(
    "comes no sooner for Retry-After: %s",
    (retryAfter) => {
      expect(waitMs({ attempt: 5, retryAfter })).toBe(waitMs({ attempt: 5 }));
    },
  );

  it.each([
    "",
    "-5",
    "1.5",
    "1e9",
    "0x10",
    "soon",
    "2099-01-01T00:00:00Z",
    "Sun, 01 Mar 2026 15:00:00",
    "Sun, 99 Foo 2026 99:00:00 GMT",
    "9".repeat(400),
  ])("passes over a Retry-After that can't be read: %j", (retryAfter) => {
    expect(waitMs({ retryAfter })).toBe(waitMs({}));
  });

  it("follows at least one attempt", () => {
    for (const attempt of [0, -1, 1.5, Number.NaN])
      expect(() => next({ attempt })).toThrow("number of attempts");
  });
});

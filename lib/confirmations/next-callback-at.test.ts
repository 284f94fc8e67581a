import { describe, expect, it } from "vitest";
import { addMs, DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from "@/lib/core/clock";
import { seededRandom } from "@/lib/core/random";
import { nextCallbackAt } from "./next-callback-at";

const WORLD = new Date("2026-11-21T12:00:00.000Z");
/** A merchant whose test mode is a week ahead. */
const NOW = addMs(WORLD, 7 * DAY_MS);
const random = { bytes: (count: number) => new Uint8Array(count).fill(128) };
const JITTER = 0.2;

function waitMs(attempts: number, more: { leftMs?: number; retryAfter?: string } = {}) {
  const confirmBy = addMs(NOW, more.leftMs ?? 4 * HOUR_MS);
  const retryAfter = more.retryAfter ?? null;
  const at = nextCallbackAt({ attempts, now: NOW, worldNow: WORLD, confirmBy, retryAfter, random });
  return at.getTime() - NOW.getTime();
}

describe("the wait before a callback is repeated", () => {
  it.each([
    [1, 5 * SECOND_MS],
    [2, 30 * SECOND_MS],
    [3, 2 * MINUTE_MS],
    [4, 5 * MINUTE_MS],
    [5, 10 * MINUTE_MS],
    [40, 10 * MINUTE_MS],
  ])("after attempt %i is about %i ms", (attempts, expected) => {
    expect(Math.abs(waitMs(attempts) - expected)).toBeLessThanOrEqual(expected * JITTER);
  });

  it("is as long as the endpoint asks for, in seconds or by a date of the wall clock", () => {
    expect(waitMs(1, { retryAfter: "600" })).toBe(10 * MINUTE_MS);
    expect(waitMs(1, { retryAfter: addMs(WORLD, HOUR_MS).toUTCString() })).toBe(HOUR_MS);
  });

  it("is never shortened by what cannot be read", () => {
    expect(waitMs(5, { retryAfter: "soon" })).toBe(waitMs(5));
    expect(waitMs(5, { retryAfter: "1" })).toBe(waitMs(5));
  });

  it("ends in time for one last question, and then with the deadline", () => {
    expect(waitMs(1, { leftMs: HOUR_MS, retryAfter: "86400" })).toBe(HOUR_MS - 15 * SECOND_MS);
    expect(waitMs(9, { leftMs: 5 * MINUTE_MS })).toBe(5 * MINUTE_MS - 15 * SECOND_MS);
    expect(waitMs(9, { leftMs: 15 * SECOND_MS })).toBe(15 * SECOND_MS);
    expect(waitMs(9, { leftMs: SECOND_MS })).toBe(SECOND_MS);
  });

  it("never comes after the deadline, whatever is answered", () => {
    const { fraction } = seededRandom(7);
    for (let round = 0; round < 500; round += 1) {
      const leftMs = 1 + Math.floor(fraction() * HOUR_MS);
      const retryAfter = String(Math.floor(fraction() * 7_200));
      const wait = waitMs(1 + (round % 12), { leftMs, retryAfter });
      expect(wait).toBeGreaterThan(0);
      expect(wait).toBeLessThanOrEqual(leftMs);
    }
  });
});

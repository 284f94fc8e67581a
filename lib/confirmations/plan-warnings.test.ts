import { describe, expect, it } from "vitest";
import { addMs, MINUTE_MS } from "@/lib/core/clock";
import { must } from "@/lib/core/invariant";
import { firstWarningAt, planWarning } from "./plan-warnings";

const AUTHORIZED = new Date("2026-11-21T12:00:00.000Z");
const CONFIRM_BY = addMs(AUTHORIZED, 240 * MINUTE_MS);
const atMinute = (minutes: number) => addMs(AUTHORIZED, minutes * MINUTE_MS);
const FIRST = { confirmBy: CONFIRM_BY, warnAt: atMinute(120), warningsSent: 0 };

describe("warnings before a confirmation lapses", () => {
  it("begin at half of the time", () => {
    expect(firstWarningAt(AUTHORIZED, CONFIRM_BY)).toEqual(atMinute(120));
  });

  it("do not exist where there is no time", () => {
    expect(firstWarningAt(CONFIRM_BY, CONFIRM_BY)).toBeNull();
    expect(firstWarningAt(atMinute(300), CONFIRM_BY)).toBeNull();
  });

  it("come at 50, 80 and 95 percent, each told by the one before", () => {
    const half = planWarning(FIRST, atMinute(120));
    expect(half).toEqual({ percent: 50, warningsSent: 1, warnAt: atMinute(192) });
    const second = { confirmBy: CONFIRM_BY, warnAt: atMinute(192), warningsSent: 1 };
    expect(planWarning(second, atMinute(192))).toEqual({
      percent: 80,
      warningsSent: 2,
      warnAt: atMinute(228),
    });
    const third = { confirmBy: CONFIRM_BY, warnAt: atMinute(228), warningsSent: 2 };
    expect(planWarning(third, atMinute(228))).toEqual({ percent: 95, warningsSent: 3, warnAt: null });
  });

  it("are not made up for: a late worker sends the latest alone", () => {
    expect(planWarning(FIRST, atMinute(200))).toEqual({
      percent: 80,
      warningsSent: 2,
      warnAt: atMinute(228),
    });
    expect(planWarning(FIRST, atMinute(239))).toEqual({ percent: 95, warningsSent: 3, warnAt: null });
  });

  it("never come once it is too late", () => {
    expect(planWarning(FIRST, CONFIRM_BY)).toBeNull();
    expect(planWarning(FIRST, atMinute(1_000))).toBeNull();
  });

  it("keep their places in a window of any length, to the millisecond", () => {
    for (const windowMs of [1, 3, 1_001, 299_999, 86_399_999]) {
      const confirmBy = addMs(AUTHORIZED, windowMs);
      const warnAt = must(firstWarningAt(AUTHORIZED, confirmBy), "a first warning");
      expect(Math.abs(warnAt.getTime() - AUTHORIZED.getTime() - windowMs / 2)).toBeLessThanOrEqual(1);
      expect(warnAt <= confirmBy).toBe(true);
    }
  });
});

import { describe, expect, it } from "vitest";
import { addMs, HOUR_MS, MINUTE_MS } from "@/lib/core/clock";
import { CALL_TIMEOUT_MS } from "@/lib/providers/provider";
import { actionDeadline, confirmationDeadline, nextReconcileAt } from "./deadlines";

const NOW = new Date("2026-11-21T12:00:00.000Z");
const waitMs = (date: Date) => date.getTime() - NOW.getTime();

describe("deadlines", () => {
  it("let a call run into its own time-out before anybody asks about it", () => {
    expect(waitMs(nextReconcileAt(NOW, 0))).toBeGreaterThan(CALL_TIMEOUT_MS);
  });

  it("ask ever more slowly, and for as long as it takes", () => {
    const waits = Array.from({ length: 12 }, (_, asked) => waitMs(nextReconcileAt(NOW, asked)));
    expect(waits).toEqual([...waits].sort((left, right) => left - right));
    expect(waitMs(nextReconcileAt(NOW, 100_000))).toBe(HOUR_MS);
  });

  it("give the customer an hour at the bank", () => {
    expect(waitMs(actionDeadline(NOW))).toBe(60 * MINUTE_MS);
  });

  it("give the merchant its own time to confirm", () => {
    expect(waitMs(confirmationDeadline(NOW, 240, null))).toBe(240 * MINUTE_MS);
    const holdEndsAt = addMs(NOW, 48 * HOUR_MS);
    expect(waitMs(confirmationDeadline(NOW, 240, holdEndsAt))).toBe(240 * MINUTE_MS);
  });

  it("never let the merchant confirm into the end of the provider's hold", () => {
    const holdEndsAt = addMs(NOW, 30 * MINUTE_MS);
    expect(waitMs(confirmationDeadline(NOW, 240, holdEndsAt))).toBe(25 * MINUTE_MS);
    const margin = addMs(NOW, 240 * MINUTE_MS);
    expect(waitMs(confirmationDeadline(NOW, 240, margin))).toBe(235 * MINUTE_MS);
  });
});

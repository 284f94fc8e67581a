import { describe, expect, it } from "vitest";
import { REFUND_STATUSES } from "@/lib/contracts/statuses";
import { decide } from "@/lib/core/machine";
import { movesFrom, reachableStatuses } from "@/tests/support/reachable-statuses";
import { REFUND_STATES } from "./states";

describe("the refund's states", () => {
  it("can all be reached from pending", () => {
    expect([...reachableStatuses(REFUND_STATES, "pending")].sort()).toEqual([...REFUND_STATUSES].sort());
  });

  it.each(["succeeded", "failed"] as const)("are never left once %s", (status) => {
    expect(movesFrom(REFUND_STATES, status)).toEqual([]);
  });

  it("leave processing by what the provider says and by nothing else", () => {
    const triggers = movesFrom(REFUND_STATES, "processing").map(({ trigger }) => trigger);
    expect(triggers).toEqual(["report_succeeded", "report_failed", "report_manual"]);
  });

  it("leave requires_action by the merchant's word and by nothing else", () => {
    const triggers = movesFrom(REFUND_STATES, "requires_action").map(({ trigger }) => trigger);
    expect(triggers).toEqual(["mark_paid", "call_off"]);
  });

  it("may be begun again while nobody knows the outcome, and not after", () => {
    expect(decide(REFUND_STATES, "processing", "begin")).toEqual({ kind: "repeated" });
    expect(decide(REFUND_STATES, "succeeded", "begin")).toEqual({ kind: "refused" });
    expect(decide(REFUND_STATES, "failed", "begin")).toEqual({ kind: "refused" });
  });
});

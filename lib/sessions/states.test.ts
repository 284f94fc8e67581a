import { describe, expect, it } from "vitest";
import { SESSION_STATUSES } from "@/lib/contracts/statuses";
import { decide } from "@/lib/core/machine";
import { movesFrom, reachableStatuses } from "@/tests/support/reachable-statuses";
import { SESSION_STATES } from "./states";

describe("the session's states", () => {
  it("can all be reached from open", () => {
    expect([...reachableStatuses(SESSION_STATES, "open")].sort()).toEqual([...SESSION_STATUSES].sort());
  });

  it.each(["completed", "expired", "canceled"] as const)("are never left once %s", (status) => {
    expect(movesFrom(SESSION_STATES, status)).toEqual([]);
  });

  it("take the trigger that ended them again without a change", () => {
    const ended = [
      ["completed", "complete"],
      ["expired", "expire"],
      ["canceled", "cancel"],
    ] as const;
    for (const [status, trigger] of ended) {
      expect(decide(SESSION_STATES, status, trigger)).toEqual({ kind: "repeated" });
    }
  });

  it("place no order once the session is over", () => {
    expect(decide(SESSION_STATES, "expired", "complete")).toEqual({ kind: "refused" });
    expect(decide(SESSION_STATES, "canceled", "complete")).toEqual({ kind: "refused" });
  });
});

import { describe, expect, it } from "vitest";
import { REFUND_REQUEST_STATUSES } from "@/lib/contracts/statuses";
import { movesFrom, reachableStatuses } from "@/tests/support/reachable-statuses";
import { REFUND_REQUEST_STATES } from "./refund-request-states";

describe("the refund request's states", () => {
  it("can all be reached from pending", () => {
    const reached = [...reachableStatuses(REFUND_REQUEST_STATES, "pending")];
    expect(reached.sort()).toEqual([...REFUND_REQUEST_STATUSES].sort());
  });

  it.each(["accepted", "refused"] as const)("are never left once %s", (status) => {
    expect(movesFrom(REFUND_REQUEST_STATES, status)).toEqual([]);
  });
});

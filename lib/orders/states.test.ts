import { describe, expect, it } from "vitest";
import { ORDER_STATUSES } from "@/lib/contracts/statuses";
import { decide } from "@/lib/core/machine";
import { movesFrom, reachableStatuses } from "@/tests/support/reachable-statuses";
import { ORDER_STATES, type OrderTrigger } from "./states";

const FINAL = ["refunded", "canceled", "deleted"] as const;

describe("the order's states", () => {
  it("can all be reached from unpaid", () => {
    expect([...reachableStatuses(ORDER_STATES, "unpaid")].sort()).toEqual([...ORDER_STATUSES].sort());
  });

  it.each(FINAL)("are never left once %s", (status) => {
    expect(movesFrom(ORDER_STATES, status)).toEqual([]);
  });

  it("become paid by a captured payment alone, and only from unpaid", () => {
    const intoPaid = ORDER_STATUSES.flatMap((from) =>
      movesFrom(ORDER_STATES, from).flatMap(({ trigger, to }) => (to === "paid" ? [{ from, trigger }] : [])),
    );
    expect(intoPaid).toEqual([{ from: "unpaid", trigger: "settle" }]);
  });

  it("end without money only while nothing was paid", () => {
    expect(decide(ORDER_STATES, "unpaid", "cancel")).toEqual({ kind: "moved", to: "canceled" });
    expect(decide(ORDER_STATES, "unpaid", "delete")).toEqual({ kind: "moved", to: "deleted" });
    for (const status of ["paid", "partially_refunded", "refunded"] as const) {
      for (const trigger of ["cancel", "delete"] satisfies OrderTrigger[]) {
        expect(decide(ORDER_STATES, status, trigger)).toEqual({ kind: "refused" });
      }
    }
  });

  it("move anew with every part that goes back, until nothing is left", () => {
    for (const status of ["paid", "partially_refunded"] as const) {
      expect(decide(ORDER_STATES, status, "refund_part")).toEqual({
        kind: "moved",
        to: "partially_refunded",
      });
      expect(decide(ORDER_STATES, status, "refund_rest")).toEqual({ kind: "moved", to: "refunded" });
    }
    expect(decide(ORDER_STATES, "refunded", "refund_part")).toEqual({ kind: "refused" });
    expect(decide(ORDER_STATES, "refunded", "refund_rest")).toEqual({ kind: "refused" });
  });

  it("are not called by another name once over", () => {
    expect(decide(ORDER_STATES, "canceled", "delete")).toEqual({ kind: "refused" });
    expect(decide(ORDER_STATES, "deleted", "cancel")).toEqual({ kind: "refused" });
  });

  it("give back nothing that was not paid", () => {
    for (const status of ["unpaid", "canceled", "deleted"] as const) {
      for (const trigger of ["refund_part", "refund_rest"] satisfies OrderTrigger[]) {
        expect(decide(ORDER_STATES, status, trigger)).toEqual({ kind: "refused" });
      }
    }
  });
});

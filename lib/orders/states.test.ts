import { describe, expect, it } from "vitest";
import { ORDER_STATUSES, type OrderStatus } from "@/lib/contracts/statuses";
import { decide } from "@/lib/core/machine";
import { movesFrom, reachableStatuses } from "@/tests/support/reachable-statuses";
import { ORDER_STATES, type OrderTrigger } from "./states";

/** Orders that stay unpaid are kept for now; the status is part of the contract already. */
const NO_TRIGGER_LEADS_TO: readonly OrderStatus[] = ["deleted"];
const FINAL = ["refunded", "canceled", "deleted"] as const;

describe("the order's states", () => {
  it("can all be reached from unpaid, but for deleted, to which nothing leads yet", () => {
    const wanted = ORDER_STATUSES.filter((status) => !NO_TRIGGER_LEADS_TO.includes(status));
    expect([...reachableStatuses(ORDER_STATES, "unpaid")].sort()).toEqual([...wanted].sort());
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
    for (const status of ["paid", "partially_refunded", "refunded"] as const) {
      expect(decide(ORDER_STATES, status, "cancel")).toEqual({ kind: "refused" });
    }
  });

  it("give back nothing that was not paid", () => {
    for (const status of ["unpaid", "canceled", "deleted"] as const) {
      for (const trigger of ["refund_part", "refund_rest"] satisfies OrderTrigger[]) {
        expect(decide(ORDER_STATES, status, trigger)).toEqual({ kind: "refused" });
      }
    }
  });
});

import { describe, expect, it } from "vitest";
import { BANK_ENTRY_STATUSES } from "@/lib/contracts/bank-objects";
import { decide } from "@/lib/core/machine";
import { reachableStatuses } from "@/tests/support/reachable-statuses";
import { BANK_ENTRY_STATES } from "./states";

describe("the states of a bank entry", () => {
  it("can all be reached from unmatched", () => {
    expect([...reachableStatuses(BANK_ENTRY_STATES, "unmatched")].sort()).toEqual(
      [...BANK_ENTRY_STATUSES].sort(),
    );
  });

  it("never lead from one order to another, nor from money that went out to an order", () => {
    expect(decide(BANK_ENTRY_STATES, "matched", "match")).toEqual({ kind: "repeated" });
    expect(decide(BANK_ENTRY_STATES, "ignored", "match")).toEqual({ kind: "refused" });
  });
});

import { describe, expect, it } from "vitest";
import {
  FINAL_PAYMENT_STATUSES,
  IN_FLIGHT_PAYMENT_STATUSES,
  LIVE_PAYMENT_STATUSES,
  PAYMENT_STATUSES,
  RESTING_PAYMENT_STATUSES,
} from "@/lib/contracts/statuses";
import { decide } from "@/lib/core/machine";
import { movesFrom, reachableStatuses } from "@/tests/support/reachable-statuses";
import { PAYMENT_STATES, type PaymentTrigger } from "./states";

const COMMANDS = [
  "submit",
  "confirm",
  "release",
  "ask_phone",
  "approve",
  "reject",
  "action_deadline",
  "approval_deadline",
  "confirmation_deadline",
] as const;
const isReport = (trigger: PaymentTrigger) => trigger.startsWith("report_");
const REPORTS_OF_AN_END = ["report_captured", "report_released", "report_lapsed", "report_failed"] as const;

describe("the payment's states", () => {
  it("can all be reached from created", () => {
    expect([...reachableStatuses(PAYMENT_STATES, "created")].sort()).toEqual([...PAYMENT_STATUSES].sort());
  });

  it.each(LIVE_PAYMENT_STATUSES)("lead from %s to every end, so that nothing is stuck", (status) => {
    const reached = reachableStatuses(PAYMENT_STATES, status);
    for (const end of FINAL_PAYMENT_STATUSES) expect(reached).toContain(end);
  });

  it.each(FINAL_PAYMENT_STATUSES)("are never left once %s", (status) => {
    expect(movesFrom(PAYMENT_STATES, status)).toEqual([]);
  });

  it.each(IN_FLIGHT_PAYMENT_STATUSES)("leave %s by what the provider says and by nothing else", (status) => {
    for (const command of COMMANDS) {
      expect(decide(PAYMENT_STATES, status, command).kind).not.toBe("moved");
    }
    for (const { trigger } of movesFrom(PAYMENT_STATES, status)) expect(isReport(trigger)).toBe(true);
  });

  it.each([...IN_FLIGHT_PAYMENT_STATUSES, "requires_action", "awaiting_funds", "authorized"] as const)(
    "take every word about an end while %s",
    (status) => {
      for (const report of REPORTS_OF_AN_END) {
        const decision = decide(PAYMENT_STATES, status, report);
        expect(decision.kind === "moved" && FINAL_PAYMENT_STATUSES.some((end) => end === decision.to)).toBe(
          true,
        );
      }
    },
  );

  it.each(RESTING_PAYMENT_STATUSES)("let a command give %s up", (status) => {
    expect(decide(PAYMENT_STATES, status, "release").kind).toBe("moved");
  });

  it("capture only what the merchant or automatic confirmation has confirmed", () => {
    const intoCapturing = PAYMENT_STATUSES.flatMap((from) =>
      movesFrom(PAYMENT_STATES, from).flatMap(({ trigger, to }) =>
        to === "capturing" ? [{ from, trigger }] : [],
      ),
    );
    expect(intoCapturing).toEqual([{ from: "authorized", trigger: "confirm" }]);
  });

  it("never end by a command what the provider knows of, but ask it to", () => {
    for (const status of ["requires_action", "awaiting_funds", "authorized"] as const) {
      const byCommand = movesFrom(PAYMENT_STATES, status).filter(
        // The phone is asked before the provider knows of anything.
        ({ trigger }) => !isReport(trigger) && trigger !== "reject",
      );
      for (const { to } of byCommand) expect(IN_FLIGHT_PAYMENT_STATUSES).toContain(to);
    }
  });

  it("leave the phone's question by its answer or its deadline, and answer it once", () => {
    expect(decide(PAYMENT_STATES, "created", "ask_phone")).toEqual({ kind: "moved", to: "requires_action" });
    expect(decide(PAYMENT_STATES, "requires_action", "approve")).toEqual({ kind: "moved", to: "processing" });
    expect(decide(PAYMENT_STATES, "requires_action", "reject")).toEqual({ kind: "moved", to: "failed" });
    for (const status of PAYMENT_STATUSES.filter((each) => each !== "requires_action")) {
      expect(decide(PAYMENT_STATES, status, "approve").kind, status).not.toBe("moved");
      expect(decide(PAYMENT_STATES, status, "reject").kind, status).not.toBe("moved");
    }
  });

  it("hear the report that ended them again without a change", () => {
    const said = [
      ["succeeded", "report_captured"],
      ["failed", "report_failed"],
      ["canceled", "report_released"],
    ] as const;
    for (const [status, report] of said) {
      expect(decide(PAYMENT_STATES, status, report)).toEqual({ kind: "repeated" });
    }
  });

  it.each(["failed", "canceled"] as const)(
    "refuse money that comes after %s, so that it is noticed",
    (status) => {
      expect(decide(PAYMENT_STATES, status, "report_captured")).toEqual({ kind: "refused" });
      expect(decide(PAYMENT_STATES, status, "report_authorized")).toEqual({ kind: "refused" });
    },
  );

  it("refuse bad news after success, so that it is noticed", () => {
    for (const report of ["report_failed", "report_released", "report_lapsed"] as const) {
      expect(decide(PAYMENT_STATES, "succeeded", report)).toEqual({ kind: "refused" });
    }
  });
});

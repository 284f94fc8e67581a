import type { RefundStatus } from "@/lib/contracts/statuses";
import type { MachineTable } from "@/lib/core/machine";

/**
 * `begin`: the provider is about to be called. `report_…`: what it said; `report_manual` that a person has to send the
 * money. `mark_paid` and `call_off`: what that person has done.
 */
export type RefundTrigger =
  | "begin"
  | "report_succeeded"
  | "report_failed"
  | "report_manual"
  | "mark_paid"
  | "call_off";

type Row = MachineTable<RefundStatus, RefundTrigger>[RefundStatus];

const REFUSED: Row = {
  begin: "refused",
  report_succeeded: "refused",
  report_failed: "refused",
  report_manual: "refused",
  mark_paid: "refused",
  call_off: "refused",
};

export const REFUND_STATES: MachineTable<RefundStatus, RefundTrigger> = {
  pending: { ...REFUSED, begin: "processing" },
  processing: {
    ...REFUSED,
    begin: "repeated",
    report_succeeded: "succeeded",
    report_failed: "failed",
    report_manual: "requires_action",
  },
  requires_action: { ...REFUSED, report_manual: "repeated", mark_paid: "succeeded", call_off: "failed" },
  succeeded: { ...REFUSED, report_succeeded: "repeated", mark_paid: "repeated" },
  failed: { ...REFUSED, report_failed: "repeated", call_off: "repeated" },
};

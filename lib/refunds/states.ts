import type { RefundStatus } from "@/lib/contracts/statuses";
import type { MachineTable } from "@/lib/core/machine";

/** `begin`: the provider is about to be called. `report_…`: what it said. */
export type RefundTrigger = "begin" | "report_succeeded" | "report_failed";

export const REFUND_STATES: MachineTable<RefundStatus, RefundTrigger> = {
  pending: { begin: "processing", report_succeeded: "refused", report_failed: "refused" },
  processing: { begin: "repeated", report_succeeded: "succeeded", report_failed: "failed" },
  succeeded: { begin: "refused", report_succeeded: "repeated", report_failed: "refused" },
  failed: { begin: "refused", report_succeeded: "refused", report_failed: "repeated" },
};

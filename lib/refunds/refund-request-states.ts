import type { RefundRequestStatus } from "@/lib/contracts/statuses";
import type { MachineTable } from "@/lib/core/machine";

/** What the merchant answers. Accepting begins a refund; what becomes of that changes nothing here. */
export type RefundRequestTrigger = "accept" | "refuse";

export const REFUND_REQUEST_STATES: MachineTable<RefundRequestStatus, RefundRequestTrigger> = {
  pending: { accept: "accepted", refuse: { to: "refused" } },
  accepted: { accept: "repeated", refuse: "refused" },
  refused: { accept: "refused", refuse: "repeated" },
};

import type { OrderStatus } from "@/lib/contracts/statuses";
import type { MachineTable } from "@/lib/core/machine";

/**
 * What can happen to what is owed. `settle`: its payment was captured. `refund_…`: money went back. `cancel`: the
 * merchant calls it off. `delete`: it stayed unpaid for too long.
 */
export type OrderTrigger = "settle" | "refund_part" | "refund_rest" | "cancel" | "delete";

const paid = { settle: "repeated", cancel: "refused", delete: "refused" } as const;

/** Money that comes after the end is never taken for the order: see `lib/payments/keep-stray-report.ts`. */
const over = { settle: "refused", refund_part: "refused", refund_rest: "refused" } as const;

export const ORDER_STATES: MachineTable<OrderStatus, OrderTrigger> = {
  unpaid: {
    settle: "paid",
    refund_part: "refused",
    refund_rest: "refused",
    cancel: "canceled",
    delete: "deleted",
  },
  paid: { ...paid, refund_part: "partially_refunded", refund_rest: "refunded" },
  // Another part is another move, with an event of its own, though the status stays the same.
  partially_refunded: { ...paid, refund_part: "partially_refunded", refund_rest: "refunded" },
  refunded: { ...paid, refund_part: "refused", refund_rest: "refused" },
  canceled: { ...over, cancel: "repeated", delete: "refused" },
  deleted: { ...over, cancel: "refused", delete: "repeated" },
};

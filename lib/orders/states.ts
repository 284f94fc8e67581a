import type { OrderStatus } from "@/lib/contracts/statuses";
import type { MachineTable } from "@/lib/core/machine";

/** What can happen to what is owed. `settle`: its payment was captured. `refund_…`: money went back. */
export type OrderTrigger = "settle" | "refund_part" | "refund_rest" | "cancel";

export const ORDER_STATES: MachineTable<OrderStatus, OrderTrigger> = {
  unpaid: { settle: "paid", refund_part: "refused", refund_rest: "refused", cancel: "canceled" },
  paid: { settle: "repeated", refund_part: "partially_refunded", refund_rest: "refunded", cancel: "refused" },
  partially_refunded: {
    settle: "repeated",
    refund_part: "partially_refunded",
    refund_rest: "refunded",
    cancel: "refused",
  },
  refunded: { settle: "repeated", refund_part: "refused", refund_rest: "repeated", cancel: "refused" },
  canceled: { settle: "refused", refund_part: "refused", refund_rest: "refused", cancel: "repeated" },
  deleted: { settle: "refused", refund_part: "refused", refund_rest: "refused", cancel: "refused" },
};

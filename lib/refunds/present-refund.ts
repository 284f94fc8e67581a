import type { RefundObject } from "@/lib/contracts/refund-objects";
import type { RefundRow } from "./queries";

/** A refund as events carry it. */
export function presentRefund(refund: RefundRow): RefundObject {
  return {
    id: refund.id,
    object: "refund",
    payment: refund.paymentId,
    livemode: refund.livemode,
    status: refund.status,
    amount: refund.amount,
    currency: refund.currency,
    reason: refund.reason,
    message: refund.message,
    created_at: refund.createdAt.toISOString(),
  };
}

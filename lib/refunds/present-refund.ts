import type { RefundObject } from "@/lib/contracts/refund-objects";
import type { WholeRefund } from "./queries";

/** A refund as the API answers it and as events carry it. */
export function presentRefund({ refund, orderId, items }: WholeRefund): RefundObject {
  return {
    id: refund.id,
    object: "refund",
    order: orderId,
    payment: refund.paymentId,
    livemode: refund.livemode,
    status: refund.status,
    amount: refund.amount,
    currency: refund.currency,
    items: items.length === 0 ? null : items.map(presentItem),
    reason: refund.reason,
    message: refund.message,
    bank_reference: refund.bankReference,
    paid_at: refund.paidAt?.toISOString() ?? null,
    refund_request: refund.refundRequestId,
    created_at: refund.createdAt.toISOString(),
    finished_at: refund.finishedAt?.toISOString() ?? null,
  };
}

function presentItem({ orderItemId, quantity, amount }: WholeRefund["items"][number]) {
  return { item: orderItemId, quantity, amount };
}

import type { RefundRequestObject } from "@/lib/contracts/refund-objects";
import type { WholeRefundRequest } from "./refund-request-queries";

/** A refund request as the API answers it and as events carry it. */
export function presentRefundRequest({ request, refundId }: WholeRefundRequest): RefundRequestObject {
  return {
    id: request.id,
    object: "refund_request",
    order: request.orderId,
    livemode: request.livemode,
    status: request.status,
    amount: request.amount,
    currency: request.currency,
    items: request.items,
    reason: request.reason,
    answer: request.answer,
    refund: refundId,
    created_at: request.createdAt.toISOString(),
    finished_at: request.finishedAt?.toISOString() ?? null,
  };
}

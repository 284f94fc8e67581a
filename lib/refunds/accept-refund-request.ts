import type { Scope } from "@/db/context";
import type { CheckoutTransaction } from "@/lib/context/checkout-context";
import { conflict, Refusal } from "@/lib/core/errors";
import { answerRefundRequest } from "./answer-refund-request";
import { createRefund } from "./create-refund";
import { planOrderRefund } from "./plan-order-refund";
import type { RefundRequestRow } from "./refund-request-queries";

/**
 * The merchant gives what was asked for: the refund begins with the answer. Accepting twice is harmless. Refused (409)
 * once the request was refused, and where so much is not left any more; the request then stays `pending`.
 */
export async function acceptRefundRequest(
  ctx: CheckoutTransaction,
  scope: Scope,
  requestId: string,
): Promise<RefundRequestRow> {
  return answerRefundRequest(ctx, scope, requestId, {
    trigger: "accept",
    answer: null,
    async first(order, request) {
      const wanted = request.items ? { items: request.items } : { amount: request.amount };
      const { payment, plan } = await planOrderRefund(ctx, order, wanted).catch(refuseAsConflict);
      const { id: refundRequestId, reason } = request;
      await createRefund(ctx, { payment, ...plan, reason, actor: "merchant", refundRequestId });
    },
  });
}

/** What was asked for has no field in this call that could be named. */
function refuseAsConflict(error: unknown): never {
  if (error instanceof Refusal && error.status === 422) {
    throw conflict("order_not_refundable", "Less is left to refund than was asked for.");
  }
  throw error;
}

import type { Scope } from "@/db/context";
import type { CheckoutTransaction } from "@/lib/context/checkout-context";
import { fieldError } from "@/lib/contracts/parse";
import type { CreateRefundRequestBody } from "@/lib/contracts/refund-bodies";
import { conflict, invalidFields } from "@/lib/core/errors";
import { must } from "@/lib/core/invariant";
import { findScopedOrder, lockOrder } from "@/lib/orders/queries";
import { createRefundRequest } from "./create-refund-request";
import { planOrderRefund } from "./plan-order-refund";
import { findPendingRefundRequest, type RefundRequestRow } from "./refund-request-queries";

/**
 * Somebody asks for money back, which the merchant accepts or refuses later; nothing is sent yet. What could not be
 * refunded now cannot be asked for: refused like `refundOrder`, 422 for an order that is none of the merchant's, and 409
 * while another request for the order awaits its answer.
 */
export async function requestRefund(
  ctx: CheckoutTransaction,
  scope: Scope,
  body: CreateRefundRequestBody,
): Promise<RefundRequestRow> {
  if (!(await findScopedOrder(ctx.tx, scope, body.order))) {
    throw invalidFields([fieldError(["order"], "order_unknown")]);
  }
  const order = must(await lockOrder(ctx.tx, body.order), "the order");
  const pending = await findPendingRefundRequest(ctx.tx, order.id);
  if (pending) throw conflict("refund_request_pending", `The refund request ${pending.id} awaits an answer.`);
  const { plan } = await planOrderRefund(ctx, order, body);
  return createRefundRequest(ctx, {
    order,
    amountMinor: plan.amountMinor,
    items: body.items ?? null,
    reason: body.reason,
    actor: "merchant",
  });
}

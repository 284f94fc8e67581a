import type { Scope } from "@/db/context";
import type { CheckoutTransaction } from "@/lib/context/checkout-context";
import type { CreateRefundBody } from "@/lib/contracts/refund-bodies";
import { notFound } from "@/lib/core/errors";
import { must } from "@/lib/core/invariant";
import { findScopedOrder, lockOrder } from "@/lib/orders/queries";
import { createRefund } from "./create-refund";
import { planOrderRefund } from "./plan-order-refund";
import type { RefundRow } from "./queries";

const DEFAULT_REASON = "requested_by_merchant";

/**
 * The merchant gives money back: an amount in minor units, lines, or all that is left. The refund is `pending`; the worker
 * sends it, and what the provider says ends it. Refunds on their way count as given back, so that any number of them at
 * once never exceeds what was captured.
 *
 * Refused: 404 for another merchant's order; 409 where nothing was captured or is left, and where the method cannot send
 * money back; 422 naming the field that asks for more than is left.
 */
export async function refundOrder(
  ctx: CheckoutTransaction,
  scope: Scope,
  orderId: string,
  body: CreateRefundBody,
): Promise<RefundRow> {
  if (!(await findScopedOrder(ctx.tx, scope, orderId))) throw notFound("order");
  const order = must(await lockOrder(ctx.tx, orderId), "the order");
  const { payment, plan } = await planOrderRefund(ctx, order, body);
  return createRefund(ctx, { payment, ...plan, reason: body.reason ?? DEFAULT_REASON, actor: "merchant" });
}

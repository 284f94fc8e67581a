import type { Scope } from "@/db/context";
import type { CheckoutTransaction } from "@/lib/context/checkout-context";
import { conflict, notFound } from "@/lib/core/errors";
import { must } from "@/lib/core/invariant";
import { lockOrder, type OrderRow } from "@/lib/orders/queries";
import { findPayment, lockPayment, type PaymentRow } from "@/lib/payments/queries";
import { findScopedRefund, lockRefund, type RefundRow, readWholeRefund, type WholeRefund } from "./queries";
import { transitionRefund } from "./transition-refund";

type Change = Parameters<typeof transitionRefund>[2];
type Moved = (
  ctx: CheckoutTransaction,
  order: OrderRow,
  payment: PaymentRow,
  refund: RefundRow,
) => Promise<void>;

/**
 * Ends a refund that waits for the merchant to send the money itself, in one of the two ways it can end. Repeating the
 * same word is harmless; `moved` runs the first time. Refused (409, `refund_not_awaiting_payment`) for a refund that a
 * provider performs, and for one that has ended in the other way.
 */
export async function endManualRefund(
  ctx: CheckoutTransaction,
  scope: Scope,
  refundId: string,
  change: Change,
  moved: Moved,
): Promise<WholeRefund> {
  const found = await findScopedRefund(ctx.tx, scope, refundId);
  if (!found) throw notFound("refund");
  const { orderId } = must(await findPayment(ctx.tx, found.paymentId), "the refund's payment");
  const order = must(await lockOrder(ctx.tx, orderId), "the payment's order");
  const payment = must(await lockPayment(ctx.tx, found.paymentId), "the refund's payment");
  const locked = must(await lockRefund(ctx.tx, refundId), "the refund");
  const { decision, refund } = await transitionRefund(ctx, locked, change);
  if (decision.kind === "refused" || (decision.kind === "repeated" && !locked.isManual)) {
    throw conflict(
      "refund_not_awaiting_payment",
      "The refund does not wait for you to send the money. Read it to see what became of it.",
    );
  }
  if (decision.kind === "moved") await moved(ctx, order, payment, refund);
  return readWholeRefund(ctx.tx, refund);
}

import type { CheckoutTransaction } from "@/lib/context/checkout-context";
import { conflict } from "@/lib/core/errors";
import { type OrderRow, readWholeOrder } from "@/lib/orders/queries";
import { findPaymentMethod } from "@/lib/payments/methods/find-payment-method";
import { lockSucceededPayment, type PaymentRow } from "@/lib/payments/queries";
import { planRefund, type RefundPlan, type WantedRefund } from "./plan-refund";
import { readGivenBack } from "./queries";

/**
 * What a refund of an order would give back, as its books are under its lock, which the caller holds. Locks the payment
 * that took the money; refused like `planRefund`, and (409) where no payment did.
 */
export async function planOrderRefund(
  { tx }: CheckoutTransaction,
  order: OrderRow,
  wanted: WantedRefund,
): Promise<{ payment: PaymentRow; plan: RefundPlan }> {
  const payment = await lockSucceededPayment(tx, order.id);
  if (!payment) throw conflict("order_not_refundable", "Nothing was captured for this order.");
  const [{ items: lines }, givenBack] = await Promise.all([
    readWholeOrder(tx, order),
    readGivenBack(tx, payment.id),
  ]);
  const { refundable } = findPaymentMethod(payment.method) ?? {};
  return {
    payment,
    plan: planRefund(wanted, { capturedMinor: payment.amountCaptured, givenBack, lines, refundable }),
  };
}

import type { PaymentRow } from "@/lib/payments/queries";
import type { PaymentReference } from "@/lib/providers/provider";

/** What names a payment to its provider; the id is the idempotency key of every call about it. */
export function paymentReference(payment: PaymentRow): PaymentReference {
  return { paymentId: payment.id, amountMinor: payment.amount, currency: payment.currency };
}

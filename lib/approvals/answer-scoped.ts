import type { Scope } from "@/db/context";
import type { CheckoutContext } from "@/lib/context/checkout-context";
import { notFound } from "@/lib/core/errors";
import { findScopedPayment, type PaymentRow } from "@/lib/payments/queries";
import { approvePayment } from "./approve-payment";
import { rejectPayment } from "./reject-payment";

/** Answers for the customer, in a merchant's own tests: the same verbs as the phone's page. 404 for another's payment. */
export async function answerScoped(
  ctx: CheckoutContext,
  scope: Scope,
  paymentId: string,
  answer: "approve" | "reject",
): Promise<PaymentRow> {
  const payment = await findScopedPayment(ctx.db, scope, paymentId);
  if (!payment) throw notFound("payment");
  return answer === "approve" ? approvePayment(ctx, { paymentId }) : rejectPayment(ctx, paymentId);
}

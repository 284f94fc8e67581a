import { approvePayment } from "@/lib/approvals/approve-payment";
import { rejectPayment } from "@/lib/approvals/reject-payment";
import type { CheckoutContext } from "@/lib/context/checkout-context";
import type { Locale } from "@/lib/contracts/locales";
import { notFound } from "@/lib/core/errors";
import { findPayment, type PaymentRow } from "@/lib/payments/queries";

type Input = { phoneId: string; paymentId: string; answer: "approve" | "reject"; locale: Locale | null };

/** The customer's answer from the page of that phone. A request that was put to another phone is like none (404). */
export async function answerOnPhone(ctx: CheckoutContext, input: Input): Promise<PaymentRow> {
  const { paymentId, phoneId, answer, locale } = input;
  const payment = await findPayment(ctx.db, paymentId);
  if (payment?.phoneId !== phoneId) throw notFound("approval request");
  if (answer === "reject") return rejectPayment(ctx, paymentId);
  return approvePayment(ctx, { paymentId, ...(locale ? { locale } : {}) });
}

import { eq } from "drizzle-orm";
import { confirmLinks } from "@/db/schema";
import type { CheckoutContext, CheckoutTransaction } from "@/lib/context/checkout-context";
import { notFound } from "@/lib/core/errors";
import { atMerchantTime } from "@/lib/merchants/merchant-clock";
import { cancelPayment } from "@/lib/payments/cancel-payment";
import { confirmPayment } from "@/lib/payments/confirm-payment";
import type { PaymentRow } from "@/lib/payments/queries";
import { findConfirmLink } from "./link-queries";

/**
 * Somebody of the merchant's presses a button on the page of a confirm link. The first press is an answer, written down
 * with its outcome; after it the link answers nothing any more, and the page says what has become of the payment.
 *
 * Refused (409) like `confirmPayment` and `cancelPayment`, where the payment was decided in another way.
 */
export async function answerConfirmLink(
  ctx: CheckoutContext,
  linkId: string,
  answer: "confirm" | "cancel",
): Promise<PaymentRow> {
  const found = await findConfirmLink(ctx.db, linkId);
  if (!found) throw notFound("page");
  const { link, payment } = found;
  if (link.usedAt !== null) return payment;
  const own = await atMerchantTime(ctx, payment);
  const verb = answer === "confirm" ? confirmPayment : cancelPayment;
  return verb(own, payment, payment.id, (inside) => markUsed(inside, link.id));
}

async function markUsed(ctx: CheckoutTransaction, linkId: string): Promise<void> {
  await ctx.tx.update(confirmLinks).set({ usedAt: ctx.clock.now() }).where(eq(confirmLinks.id, linkId));
}

import type { Context } from "@/db/context";
import { must } from "@/lib/core/invariant";
import { formatMoney } from "@/lib/core/money";
import { readMerchant } from "@/lib/merchants/queries";
import { findOrder } from "@/lib/orders/queries";
import type { MessageRow } from "@/lib/outbox/queries";
import { findPayment } from "@/lib/payments/queries";
import { findRefund } from "@/lib/refunds/queries";
import { orderLetter } from "./order-letter";
import type { Draft } from "./rendered-message";
import { wordsOf } from "./words/words-of";

/** To the customer: money was given back. */
export async function draftRefundSucceeded(ctx: Context, message: MessageRow): Promise<Draft> {
  const refund = must(await findRefund(ctx.db, message.objectId), "the refund of a letter");
  const payment = must(await findPayment(ctx.db, refund.paymentId), "the refund's payment");
  const order = must(await findOrder(ctx.db, payment.orderId), "the payment's order");
  const merchant = await readMerchant(ctx.db, order);
  const words = wordsOf(message.locale);
  const amount = formatMoney(refund.amount, refund.currency, message.locale);
  return orderLetter(
    ctx,
    { message, order, merchant },
    {
      subject: words.refund.subject({ merchant: merchant.name, amount }),
      heading: words.refund.heading,
      paragraphs: [words.refund.body({ merchant: merchant.name, amount })],
    },
  );
}

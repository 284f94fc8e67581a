import type { Context } from "@/db/context";
import { must } from "@/lib/core/invariant";
import { readMerchant } from "@/lib/merchants/queries";
import { findOrder } from "@/lib/orders/queries";
import type { MessageRow } from "@/lib/outbox/queries";
import { findRefundRequest } from "@/lib/refunds/refund-request-queries";
import { orderButton } from "./order-button";
import type { Draft } from "./rendered-message";
import { wordsOf } from "./words/words-of";

/** To the customer: no money is given back, with the merchant's own words. */
export async function draftRefundRequestRefused(ctx: Context, message: MessageRow): Promise<Draft> {
  const request = must(await findRefundRequest(ctx.db, message.objectId), "the request of a letter");
  const order = must(await findOrder(ctx.db, request.orderId), "the request's order");
  const merchant = await readMerchant(ctx.db, order);
  const words = wordsOf(message.locale);
  const subject = words.refusal.subject({ number: order.number });
  return {
    subject,
    short: subject,
    notification: words.refusal.heading,
    letter: {
      locale: message.locale,
      merchant,
      notice: message.livemode ? null : words.testMode,
      heading: words.refusal.heading,
      paragraphs: [
        words.orderNumber({ number: order.number }),
        words.refusal.body({ merchant: merchant.name }),
        must(request.answer, "the answer of a refused request"),
      ],
      lines: [],
      facts: [],
      button: orderButton(ctx, order, words),
      footnotes: [words.questions({ email: merchant.supportEmail })],
    },
  };
}

import type { Context } from "@/db/context";
import { must } from "@/lib/core/invariant";
import { readMerchant } from "@/lib/merchants/queries";
import { findOrder } from "@/lib/orders/queries";
import type { MessageRow } from "@/lib/outbox/queries";
import { findRefundRequest } from "@/lib/refunds/refund-request-queries";
import { orderLetter } from "./order-letter";
import type { Draft } from "./rendered-message";
import { wordsOf } from "./words/words-of";

/** To the customer: no money is given back, with the merchant's own words. */
export async function draftRefundRequestRefused(ctx: Context, message: MessageRow): Promise<Draft> {
  const request = must(await findRefundRequest(ctx.db, message.objectId), "the request of a letter");
  const order = must(await findOrder(ctx.db, request.orderId), "the request's order");
  const merchant = await readMerchant(ctx.db, order);
  const words = wordsOf(message.locale);
  const answer = must(request.answer, "the answer of a refused request");
  return orderLetter(
    ctx,
    { message, order, merchant },
    {
      subject: words.refusal.subject({ number: order.number }),
      heading: words.refusal.heading,
      paragraphs: [words.refusal.body({ merchant: merchant.name }), answer],
    },
  );
}

import type { Context } from "@/db/context";
import { must } from "@/lib/core/invariant";
import { formatMoney } from "@/lib/core/money";
import { linkSecret } from "@/lib/core/secrets/link-secret";
import { shortCode } from "@/lib/core/secrets/short-code";
import { readMerchant } from "@/lib/merchants/queries";
import { findOrder, readWholeOrder } from "@/lib/orders/queries";
import type { MessageRow } from "@/lib/outbox/queries";
import { findPayment } from "@/lib/payments/queries";
import { orderLines } from "./order-lines";
import type { Draft } from "./rendered-message";
import { shortenText } from "./shorten-text";
import { wordsOf } from "./words/words-of";

/**
 * To the customer's phone: somebody asks you to approve a payment. The number that the shop shows is in none of it: who
 * reads the message but does not stand before the shop's screen must not learn it.
 */
export async function draftApprovalRequest(ctx: Context, message: MessageRow): Promise<Draft> {
  const payment = must(await findPayment(ctx.db, message.objectId), "the payment of a request");
  const order = must(await findOrder(ctx.db, payment.orderId), "the payment's order");
  const [merchant, whole] = await Promise.all([readMerchant(ctx.db, payment), readWholeOrder(ctx.db, order)]);
  const words = wordsOf(message.locale);
  const amount = formatMoney(payment.amount, payment.currency, message.locale);
  const phoneId = must(payment.phoneId, "the phone that was asked");
  const url = `${ctx.baseUrl}/phone/${linkSecret(ctx.keys.links, phoneId)}`;
  const shortUrl = `${ctx.baseUrl}/p/${shortCode(ctx.keys.shortLinks, phoneId)}`;
  return {
    subject: words.approval.subject({ merchant: merchant.name, amount }),
    short: shortenText({
      write: (name) => words.approval.short({ merchant: name, amount }),
      merchant: merchant.name,
      url: shortUrl,
    }),
    shortUrl,
    notification: words.approval.notification,
    letter: {
      locale: message.locale,
      merchant,
      notice: message.livemode ? null : words.testMode,
      heading: words.approval.heading,
      paragraphs: [words.orderNumber({ number: order.number }), words.approval.body],
      lines: orderLines(whole, message.locale, words.total),
      facts: [],
      button: { label: words.approval.button, url },
      footnotes: [words.approval.notYou, words.questions({ email: merchant.supportEmail })],
    },
  };
}

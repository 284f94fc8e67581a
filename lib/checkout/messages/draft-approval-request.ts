import type { Context } from "@/db/context";
import { must } from "@/lib/core/invariant";
import { formatMoney } from "@/lib/core/money";
import { linkSecret } from "@/lib/core/secrets/link-secret";
import { readMerchant } from "@/lib/merchants/queries";
import { findOrder, readWholeOrder } from "@/lib/orders/queries";
import type { MessageRow } from "@/lib/outbox/queries";
import { findPayment } from "@/lib/payments/queries";
import { orderLines } from "./order-lines";
import type { Draft } from "./rendered-message";
import type { Words } from "./words/words";
import { wordsOf } from "./words/words-of";

/** What one text message holds. */
export const MAX_SMS_LENGTH = 160;

/**
 * To the customer's phone: somebody asks you to approve a payment. The number that the shop shows is in none of it: who
 * reads the message but does not stand before the shop's screen must not learn it.
 */
export async function draftApprovalRequest(ctx: Context, message: MessageRow): Promise<Draft> {
  const payment = must(await findPayment(ctx.db, message.objectId), "the payment of a request");
  const order = must(await findOrder(ctx.db, payment.orderId), "the payment's order");
  const [merchant, whole] = await Promise.all([
    readMerchant(ctx.db, payment.merchantId),
    readWholeOrder(ctx.db, order),
  ]);
  const words = wordsOf(message.locale);
  const amount = formatMoney(payment.amount, payment.currency, message.locale);
  const phoneId = must(payment.phoneId, "the phone that was asked");
  const url = `${ctx.baseUrl}/phone/${linkSecret(ctx.keys.links, phoneId)}`;
  return {
    subject: words.approval.subject({ merchant: merchant.name, amount }),
    short: shortened(words, { merchant: merchant.name, amount, room: MAX_SMS_LENGTH - url.length - 1 }),
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

/** Shortens the merchant's name, and never the amount or the link, until the text fits. */
function shortened(
  words: Words,
  { merchant, amount, room }: { merchant: string; amount: string; room: number },
) {
  const write = (name: string) =>
    words.approval.short({ merchant: name, amount }).replace(NO_BREAK_SPACE, " ");
  const excess = write(merchant).length - room;
  if (excess <= 0) return write(merchant);
  const characters = [...merchant];
  const kept = Math.max(MIN_NAME_LENGTH, characters.length - excess - 1);
  return write(kept < characters.length ? `${characters.slice(0, kept).join("").trimEnd()}.` : merchant);
}

/** A blank that text messages can carry takes the place of those that they cannot. */
const NO_BREAK_SPACE = /[\u00a0\u202f]/g;
const MIN_NAME_LENGTH = 8;

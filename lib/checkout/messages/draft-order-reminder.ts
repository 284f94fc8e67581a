import type { Context } from "@/db/context";
import { must } from "@/lib/core/invariant";
import { formatMoney } from "@/lib/core/money";
import { readMerchant } from "@/lib/merchants/queries";
import { findOrder, readWholeOrder } from "@/lib/orders/queries";
import type { MessageRow } from "@/lib/outbox/queries";
import { orderButton } from "./order-button";
import { orderLines } from "./order-lines";
import type { Draft } from "./rendered-message";
import { wordsOf } from "./words/words-of";

/** To the customer: the order is still unpaid. */
export async function draftOrderReminder(ctx: Context, message: MessageRow): Promise<Draft> {
  const order = must(await findOrder(ctx.db, message.objectId), "the order of a reminder");
  const [merchant, whole] = await Promise.all([readMerchant(ctx.db, order), readWholeOrder(ctx.db, order)]);
  const words = wordsOf(message.locale);
  const amount = formatMoney(order.amountTotal, order.currency, message.locale);
  const subject = words.reminder.subject({ merchant: merchant.name, number: order.number });
  return {
    subject,
    short: subject,
    notification: words.reminder.heading,
    letter: {
      locale: message.locale,
      merchant,
      notice: message.livemode ? null : words.testMode,
      heading: words.reminder.heading,
      paragraphs: [
        words.orderNumber({ number: order.number }),
        words.reminder.body({ merchant: merchant.name, amount }),
      ],
      lines: orderLines(whole, message.locale, words.total),
      facts: [],
      button: orderButton(ctx, order, words),
      footnotes: [words.reminder.alreadyPaid, words.questions({ email: merchant.supportEmail })],
    },
  };
}

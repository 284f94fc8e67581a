import type { Context } from "@/db/context";
import { must } from "@/lib/core/invariant";
import { formatMoney } from "@/lib/core/money";
import { readMerchant } from "@/lib/merchants/queries";
import { findOrder, readWholeOrder } from "@/lib/orders/queries";
import type { MessageRow } from "@/lib/outbox/queries";
import { orderLetter } from "./order-letter";
import { orderLines } from "./order-lines";
import type { Draft } from "./rendered-message";
import { wordsOf } from "./words/words-of";

/** To the customer: the order is still unpaid. */
export async function draftOrderReminder(ctx: Context, message: MessageRow): Promise<Draft> {
  const order = must(await findOrder(ctx.db, message.objectId), "the order of a reminder");
  const [merchant, whole] = await Promise.all([readMerchant(ctx.db, order), readWholeOrder(ctx.db, order)]);
  const words = wordsOf(message.locale);
  const amount = formatMoney(order.amountTotal, order.currency, message.locale);
  return orderLetter(
    ctx,
    { message, order, merchant },
    {
      subject: words.reminder.subject({ merchant: merchant.name, number: order.number }),
      heading: words.reminder.heading,
      paragraphs: [words.reminder.body({ merchant: merchant.name, amount })],
      lines: orderLines(whole, message.locale, words.total),
      footnotes: [words.reminder.alreadyPaid],
    },
  );
}

import type { Context } from "@/db/context";
import { nameOfCard } from "@/lib/contracts/card-name";
import { must } from "@/lib/core/invariant";
import { formatMoney } from "@/lib/core/money";
import { readMerchant } from "@/lib/merchants/queries";
import { findOrder, readWholeOrder } from "@/lib/orders/queries";
import type { MessageRow } from "@/lib/outbox/queries";
import { cardOf } from "@/lib/payments/card-of";
import { findPaymentMethod } from "@/lib/payments/methods/find-payment-method";
import { listOrderPayments, type PaymentRow } from "@/lib/payments/queries";
import { formatDay } from "./format-day";
import { orderLetter } from "./order-letter";
import { orderLines } from "./order-lines";
import type { Draft } from "./rendered-message";
import type { Words } from "./words/words";
import { wordsOf } from "./words/words-of";

/** To the customer: the order is paid. It is their receipt. */
export async function draftOrderPaid(ctx: Context, message: MessageRow): Promise<Draft> {
  const order = must(await findOrder(ctx.db, message.objectId), "the order of a receipt");
  const [merchant, whole, payments] = await Promise.all([
    readMerchant(ctx.db, order),
    readWholeOrder(ctx.db, order),
    listOrderPayments(ctx.db, order.id),
  ]);
  const words = wordsOf(message.locale);
  const amount = formatMoney(order.amountPaid, order.currency, message.locale);
  const paidAt = must(order.paidAt, "when a paid order was paid");
  const payment = must(
    payments.find(({ status }) => status === "succeeded"),
    "the payment of a paid order",
  );
  const method = paidWith(payment, words);
  return orderLetter(
    ctx,
    { message, order, merchant },
    {
      subject: words.paid.subject({ merchant: merchant.name, number: order.number }),
      heading: words.paid.heading,
      paragraphs: [words.paid.body({ merchant: merchant.name, amount })],
      lines: orderLines(whole, message.locale, words.total),
      facts: [
        { label: words.paid.paidOn, value: formatDay(paidAt, message.locale, order.country) },
        ...(method === null ? [] : [{ label: words.paid.paidWith, value: method }]),
      ],
    },
  );
}

/** The card, or the method by its name; null for a method whose name is a common noun without a translation here. */
function paidWith(payment: PaymentRow, { paid }: Words): string | null {
  const card = cardOf(payment);
  if (card) return nameOfCard(card, paid.card);
  const method = findPaymentMethod(payment.method);
  switch (method?.message_key) {
    case undefined:
      return method?.name ?? null;
    case "card":
      return paid.card;
    case "bank_transfer":
      return paid.transfer;
    default:
      return null;
  }
}

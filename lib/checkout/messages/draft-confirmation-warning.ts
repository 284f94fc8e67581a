import { eq } from "drizzle-orm";
import type { Context } from "@/db/context";
import { confirmLinks } from "@/db/schema";
import { must } from "@/lib/core/invariant";
import { formatMoney } from "@/lib/core/money";
import { linkSecret } from "@/lib/core/secrets/link-secret";
import { zoneOfCountry } from "@/lib/core/zone-of-country";
import { type MerchantRow, readMerchant } from "@/lib/merchants/queries";
import { findOrder, readWholeOrder } from "@/lib/orders/queries";
import type { MessageRow } from "@/lib/outbox/queries";
import { findPayment } from "@/lib/payments/queries";
import { formatInstant } from "./format-instant";
import { orderLines } from "./order-lines";
import type { Draft } from "./rendered-message";
import { wordsOf } from "./words/words-of";

/** To the merchant, in English: an authorized payment is about to lapse. With the link that confirms it, if it has one. */
export async function draftConfirmationWarning(ctx: Context, message: MessageRow): Promise<Draft> {
  const payment = must(await findPayment(ctx.db, message.objectId), "the payment of a warning");
  const order = must(await findOrder(ctx.db, payment.orderId), "the payment's order");
  const [merchant, whole, link] = await Promise.all([
    readMerchant(ctx.db, payment),
    readWholeOrder(ctx.db, order),
    readConfirmLink(ctx, payment.id),
  ]);
  const words = wordsOf(message.locale);
  const amount = formatMoney(payment.amount, payment.currency, message.locale);
  const { percent } = message.params;
  const subject = `Confirm ${amount} for order ${order.number}: ${percent} % of the time is over`;
  return {
    subject,
    short: subject,
    notification: subject,
    letter: {
      locale: message.locale,
      merchant,
      notice: message.livemode ? null : words.testMode,
      heading: `Order ${order.number} is waiting for you to confirm`,
      paragraphs: [
        `The customer has authorized ${amount}, and the money is held. ${percent} % of the time to confirm is over. If nobody confirms, the money is given back to the customer and the payment is canceled.`,
      ],
      lines: orderLines(whole, message.locale, words.total),
      facts: [
        ...(payment.confirmBy ? [confirmBy(payment.confirmBy, merchant)] : []),
        ...(order.customer.email ? [{ label: "Customer", value: order.customer.email }] : []),
        { label: "Payment", value: payment.id },
      ],
      button: link === null ? null : { label: "Look at it and confirm", url: link },
      footnotes: [
        ...(link ? ["The link works once, for this payment only. Opening it confirms nothing yet."] : []),
        `By API: POST ${ctx.baseUrl}/api/v1/payments/${payment.id}/confirm or …/cancel`,
      ],
    },
  };
}

/** On the merchant's own clock. */
function confirmBy(deadline: Date, merchant: MerchantRow) {
  return { label: "Confirm by", value: formatInstant(deadline, zoneOfCountry(merchant.defaultCountry)) };
}

async function readConfirmLink(ctx: Context, paymentId: string): Promise<string | null> {
  const [link] = await ctx.db
    .select({ id: confirmLinks.id })
    .from(confirmLinks)
    .where(eq(confirmLinks.paymentId, paymentId));
  return link ? `${ctx.baseUrl}/confirm/${linkSecret(ctx.keys.links, link.id)}` : null;
}

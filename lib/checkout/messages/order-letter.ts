import type { Context } from "@/db/context";
import { linkSecret } from "@/lib/core/secrets/link-secret";
import type { MerchantRow } from "@/lib/merchants/queries";
import type { OrderRow } from "@/lib/orders/queries";
import type { MessageRow } from "@/lib/outbox/queries";
import type { Letter } from "./letter";
import type { Draft } from "./rendered-message";
import { wordsOf } from "./words/words-of";

type About = { message: MessageRow; order: OrderRow; merchant: MerchantRow };
type Said = { subject: string; heading: string; paragraphs: string[] } & Partial<
  Pick<Letter, "lines" | "facts" | "footnotes">
>;

/**
 * A letter to a customer about their order: the order's number above what is said, the way to the order's page below it, and
 * whom to ask.
 */
export function orderLetter(
  { baseUrl, keys }: Pick<Context, "baseUrl" | "keys">,
  { message, order, merchant }: About,
  { subject, heading, paragraphs, lines = [], facts = [], footnotes = [] }: Said,
): Draft {
  const words = wordsOf(message.locale);
  return {
    subject,
    short: subject,
    notification: heading,
    letter: {
      locale: message.locale,
      merchant,
      notice: message.livemode ? null : words.testMode,
      heading,
      paragraphs: [words.orderNumber({ number: order.number }), ...paragraphs],
      lines,
      facts,
      button: { label: words.reminder.button, url: `${baseUrl}/o/${linkSecret(keys.links, order.id)}` },
      footnotes: [...footnotes, words.questions({ email: merchant.supportEmail })],
    },
  };
}

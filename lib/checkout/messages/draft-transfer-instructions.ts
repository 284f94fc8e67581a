import type { Context } from "@/db/context";
import type { TransferInstructions } from "@/lib/contracts/provider-report";
import { must } from "@/lib/core/invariant";
import { formatMoney } from "@/lib/core/money";
import { readMerchant } from "@/lib/merchants/queries";
import { findOrder } from "@/lib/orders/queries";
import type { MessageRow } from "@/lib/outbox/queries";
import { findPayment } from "@/lib/payments/queries";
import type { Letter } from "./letter";
import { orderLetter } from "./order-letter";
import type { Draft } from "./rendered-message";
import type { Words } from "./words/words";
import { wordsOf } from "./words/words-of";

/** To the customer: what to tell their bank, in a form that can still be read tomorrow. */
export async function draftTransferInstructions(ctx: Context, message: MessageRow): Promise<Draft> {
  const payment = must(await findPayment(ctx.db, message.objectId), "the payment of instructions");
  const order = must(await findOrder(ctx.db, payment.orderId), "the payment's order");
  const merchant = await readMerchant(ctx.db, order);
  const instructions = must(payment.instructions, "the instructions of a payment that awaits funds");
  const words = wordsOf(message.locale);
  const amount = formatMoney(instructions.amountMinor, instructions.currency, message.locale);
  return orderLetter(
    ctx,
    { message, order, merchant },
    {
      subject: words.transfer.subject({ amount, merchant: merchant.name, number: order.number }),
      heading: words.transfer.heading,
      paragraphs: [words.transfer.body({ amount })],
      facts: factsOf(instructions, amount, words),
      footnotes: [words.transfer.referenceNote, words.reminder.alreadyPaid],
    },
  );
}

function factsOf(
  { holder, iban, bic, bank, reference }: TransferInstructions,
  amount: string,
  { transfer }: Words,
): Letter["facts"] {
  const facts = [
    { label: transfer.amount, value: amount },
    { label: transfer.holder, value: holder },
    { label: transfer.iban, value: inFours(iban) },
    { label: transfer.bic, value: bic },
    { label: transfer.bank, value: bank },
    { label: transfer.reference, value: inFours(reference) },
  ];
  return facts.flatMap(({ label, value }) => (value === null ? [] : [{ label, value }]));
}

/** As banks print them; whoever types one may leave the spaces out. */
function inFours(text: string): string {
  return text.replace(/(.{4})(?=.)/g, "$1 ");
}

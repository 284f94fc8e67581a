import type { PhoneOutcome, PhonePageModel } from "@/lib/contracts/phone-page-model";
import { formatMoney } from "@/lib/core/money";
import type { Messages } from "../messages/en";
import { fill } from "../messages/fill";
import { isolate } from "../messages/isolate";
import type { Heading } from "../order/heading-of";

const TONES: Record<PhoneOutcome, Heading["tone"]> = {
  checking: "wait",
  reserved: "good",
  paid: "good",
  refunded: "plain",
  rejected: "plain",
  expired: "plain",
  withdrawn: "plain",
  failed: "bad",
  released: "bad",
};

/** What the page says first: the question, else what came of the one just answered, else what the page is for. */
export function phoneHeading(model: PhonePageModel, messages: Messages): Heading {
  const { requests, history, locale } = model;
  const { phone, phoneOutcomes, order } = messages;
  const merchant = model.merchant.name;
  const [request, ...others] = requests;
  if (request && others.length > 0) return { tone: "plain", title: phone.title, lines: [] };
  if (request) {
    const amount = formatMoney(request.amount, request.currency, locale);
    return { tone: "plain", title: fill(phone.askedTitle, { amount, merchant }), lines: [] };
  }
  const [newest] = history;
  if (newest?.isFresh) {
    const number = fill(order.number, { number: isolate(newest.orderNumber) });
    const amount = formatMoney(newest.amount, newest.currency, locale);
    const lines = [`${number} · ${amount}`];
    return { tone: TONES[newest.outcome], title: phoneOutcomes[newest.outcome], lines };
  }
  const body = fill(phone.nothingBody, { merchant, phone: isolate(model.maskedNumber) });
  return { tone: "plain", title: phone.nothingTitle, lines: [body] };
}

import type { PaymentMethodCard } from "@/lib/contracts/payment-method-card";
import { type Currency, formatMoney } from "@/lib/core/money";
import type { Messages } from "../messages/en";
import { fill } from "../messages/fill";

/** The method's name: a brand as it is, a common noun in the page's language. */
export function nameOfMethod(method: PaymentMethodCard, messages: Messages): string {
  return lookUp(messages.names, method.messageKey) ?? method.name;
}

/** What the customer does next, as a sentence without a full stop. */
export function stepOfMethod(method: PaymentMethodCard, messages: Messages): string {
  return lookUp(messages.steps, method.nextStep) ?? messages.steps.provider_page;
}

/** How long it takes until the money is known to have come: "takes 1–3 days". */
export function durationOfMethod(method: PaymentMethodCard, messages: Messages, locale: string): string {
  const { unit, min, max } = method.confirmationTime;
  if (unit === "seconds") return messages.methods.inSeconds;
  const format = new Intl.NumberFormat(locale, {
    style: "unit",
    unit: unit.slice(0, -1),
    unitDisplay: "long",
  });
  const isRange = min > 0 && min < max;
  const time = isRange ? format.formatRange(min, max) : format.format(max);
  return fill(isRange ? messages.methods.takes : messages.methods.takesUpTo, { time });
}

type Due = { amountTotal: number; currency: Currency; locale: string };

/** What the button of the cart page does when this method is chosen, with the amount where money moves next. */
export function placeButtonOf(method: PaymentMethodCard, due: Due, messages: Messages): string {
  return method.nextStep === "enter_card" ? messages.button.card : payButtonOf(method, due, messages);
}

/** What the button of the order page does. A common noun does not fit the sentence, so only brands are named. */
export function payButtonOf(method: PaymentMethodCard, due: Due, messages: Messages): string {
  const { button } = messages;
  if (method.messageKey === "bank_transfer") return button.transfer;
  if (method.availability === "offline")
    return fill(button.place, { method: nameOfMethod(method, messages) });
  const amount = formatMoney(due.amountTotal, due.currency, due.locale);
  if (method.messageKey === "phone") return fill(button.phone, { amount });
  return fill(method.messageKey ? button.pay : button.payWith, { amount, method: method.name });
}

function lookUp(words: Record<string, string>, key: string | null): string | undefined {
  return key !== null && Object.hasOwn(words, key) ? words[key] : undefined;
}

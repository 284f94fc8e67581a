import type { BookedOrder } from "../book/order-book";
import type { Result } from "../opentill/verify-result";
import type { Answer } from "../web/answer";
import { formatAmount } from "../web/format-amount";
import { type Html, html } from "../web/html";
import { layout } from "./layout";

export type ThanksInput = {
  /** Null when the customer came without one. */
  result: Result | null;
  /** Whether the result is of the purchase that this address is about. */
  isOurs: boolean;
  /** What the webhooks have told the shop about it so far. */
  order: BookedOrder | null;
};

/** The return page: true words only. It never says "paid" on the word of an address. */
export function thanksPage({ result, isOurs, order }: ThanksInput): Answer {
  const body = html`<h1>Thank you</h1>
<p class="lead">${bookWords(order)}</p>
<p>We deliver when our server hears it from the payment page's server, by a signed webhook. This page may be closed.</p>
<section aria-labelledby="result">
<h2 id="result">What came back with you</h2>
${resultPart(result, isOurs)}
</section>
<p><a href="/orders">Our order book</a> · <a href="/events">The webhooks</a> · <a href="/">More tea</a></p>`;
  return layout({ title: "Thank you", body });
}

function bookWords(order: BookedOrder | null): string {
  if (!order) return "Our order book has not heard of this purchase yet. Reload the page in a moment.";
  if (order.status === "paid") return `Order ${order.number} is paid, and your tea is on its way.`;
  return `Order ${order.number} is in our book as ${order.status}. Reload the page in a moment.`;
}

function resultPart(result: Result | null, isOurs: boolean): Html {
  if (!result) return html`<p>Nothing: this address has no <code>result</code>.</p>`;
  if (!result.verified) return html`<p class="bad">A result that is not to be believed: ${result.reason}</p>`;
  if (!isOurs) return html`<p class="bad">A result with a good signature, but of another purchase.</p>`;
  return html`<p class="good">A result with a good signature. It says:</p>
<dl class="facts">${Object.entries(readable(result.claims)).map(
    ([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`,
  )}</dl>`;
}

function readable(claims: Record<string, unknown>): Record<string, string> {
  const { amount, currency } = claims;
  const texts = Object.fromEntries(
    Object.entries(claims)
      .filter(([, value]) => value !== null)
      .map(([name, value]) => [name.replaceAll("_", " "), String(value)]),
  );
  if (typeof amount !== "number" || typeof currency !== "string") return texts;
  return { ...texts, amount: formatAmount(amount, currency) };
}

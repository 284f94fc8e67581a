import { formatMoney } from "@/lib/core/money";
import type { BankPayment } from "../bank/bank-payment";
import { escapeHtml } from "./escape-html";
import { nameMethod } from "./name-method";

/** The amount and what it is for, as markup. */
export function renderPaymentFacts({ request }: BankPayment): string {
  const amount = formatMoney(request.amount_minor, request.currency, "en");
  return `<p class="amount">${escapeHtml(amount)}</p>
<dl>
<dt>For</dt><dd>${escapeHtml(request.description)}</dd>
<dt>Order</dt><dd>${escapeHtml(request.order_number)}</dd>
<dt>Paid by</dt><dd>${escapeHtml(nameMethod(request.method))}</dd>
</dl>`;
}

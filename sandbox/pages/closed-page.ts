import type { BankPayment, BankStatus } from "../bank/bank-payment";
import { escapeHtml } from "./escape-html";
import { renderLayout } from "./layout";
import { renderPaymentFacts } from "./payment-facts";

const WORDS: Record<BankStatus, string> = {
  requires_action: "It waits for your answer.",
  pending: "You have approved it. The bank is still working on it.",
  authorized: "You have approved it.",
  captured: "You have approved it.",
  released: "The shop has ended it. Nothing was taken.",
  failed: "It was not approved. Nothing was taken.",
};

/** Tells a customer who comes back that there is nothing left to decide. */
export function renderClosedPage(payment: BankPayment): string {
  return renderLayout(
    "This payment is answered",
    `<h1>This payment is answered</h1>
<p class="quiet">${WORDS[payment.status]}</p>
${renderPaymentFacts(payment)}
<a class="button primary" href="${escapeHtml(payment.request.return_url)}">Back to the shop</a>`,
  );
}

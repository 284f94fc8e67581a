import type { BankPayment } from "../bank/bank-payment";
import { escapeHtml } from "./escape-html";
import { renderLayout } from "./layout";
import { nameMethod } from "./name-method";
import { renderPaymentFacts } from "./payment-facts";

/** Asks the customer for the one decision: the 3-D Secure check of a card, or the bank page of any other method. */
export function renderDecisionPage(payment: BankPayment): string {
  const isChallenge = payment.page?.presentation === "frame";
  const title = isChallenge ? "Is this payment yours?" : `Approve with ${nameMethod(payment.request.method)}`;
  const words = isChallenge
    ? "Your card's bank asks before it pays (3-D Secure)."
    : "The shop waits for your answer.";
  return renderLayout(
    title,
    `<h1>${escapeHtml(title)}</h1>
<p class="quiet">${words}</p>
${renderPaymentFacts(payment)}
<form method="post">
<button class="primary" name="decision" value="approve">Approve payment</button>
<button class="stop" name="decision" value="reject">Reject payment</button>
${isChallenge ? "" : RARE_ANSWERS}
</form>`,
  );
}

const RARE_ANSWERS = `<fieldset>
<legend>What banks also do, for testing</legend>
<button name="decision" value="approve_later">Approve, but tell the shop later</button>
<button name="decision" value="close">Go back without answering</button>
</fieldset>`;

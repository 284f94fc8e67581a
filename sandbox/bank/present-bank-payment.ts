import { must } from "@/lib/core/invariant";
import { findTestCardByToken } from "@/lib/providers/sandbox/test-cards";
import type { PaymentAnswer } from "@/lib/providers/sandbox/wire";
import type { BankPayment } from "./bank-payment";
import { bankReference } from "./bank-reference";

/** The payment as the API and the events show it. */
export function presentBankPayment(payment: BankPayment): PaymentAnswer {
  const card = findTestCardByToken(payment.request.token ?? "");
  return {
    ...presentState(payment),
    reference: bankReference(payment.id),
    ...(card ? { card: { brand: card.brand, last4: card.number.slice(-4) } } : {}),
  };
}

function presentState(payment: BankPayment): PaymentAnswer {
  const { id, status } = payment;
  switch (status) {
    case "pending":
    case "released":
      return { id, status };
    case "requires_action": {
      const { url, presentation } = must(payment.page, "the bank page");
      return { id, status, action: { url, presentation } };
    }
    case "authorized":
      return {
        id,
        status,
        authorized_minor: payment.request.amount_minor,
        hold_expires_at: payment.holdExpiresAt,
      };
    case "captured":
      return {
        id,
        status,
        captured_minor: payment.capturedMinor,
        refunded_minor: refundedMinor(payment),
      };
    case "failed":
      return { id, status, failure: must(payment.failure, "the failure") };
  }
}

export function refundedMinor(payment: BankPayment): number {
  return payment.refunds
    .filter((refund) => refund.answer.status === "succeeded")
    .reduce((sum, refund) => sum + refund.amountMinor, 0);
}

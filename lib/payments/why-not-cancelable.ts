import { conflict, type Refusal } from "@/lib/core/errors";
import { unreachable } from "@/lib/core/invariant";
import type { PaymentRow } from "./queries";

/** The refusal of a cancellation that can't be: never less than is true of the money, and what to do instead. */
export function whyNotCancelable(payment: PaymentRow): Refusal {
  return conflict("payment_not_cancelable", wordsFor(payment));
}

function wordsFor({ status, reason, approvedAt, confirmedAt }: PaymentRow): string {
  const confirmation = confirmedAt === null ? "" : `it was confirmed at ${confirmedAt.toISOString()}, and `;
  // Whoever asked a phone is told that the customer has accepted.
  const acceptance = approvedAt && `The customer accepted on the phone at ${approvedAt.toISOString()}, so a`;
  switch (status) {
    case "succeeded":
      return acceptance
        ? `${acceptance} payment exists and is succeeded. Refund it.`
        : `The payment exists: ${confirmation}its money has been captured. Refund it.`;
    case "capturing":
      return acceptance
        ? `${acceptance} payment exists and is capturing. Refund it once it has succeeded.`
        : `The payment exists: ${confirmation}its money is being captured. Refund it once it has succeeded.`;
    case "processing":
      return acceptance
        ? `${acceptance} payment exists and is processing. Refund it once it has succeeded.`
        : "The provider's answer is awaited. Read the payment again, then cancel or refund it.";
    case "failed":
      return `The payment has failed already (${reason}). There is nothing to cancel.`;
    case "created":
    case "requires_action":
    case "awaiting_funds":
    case "authorized":
    case "voiding":
    case "canceled":
      return `A payment that is ${status} cannot be canceled now. Read it again.`;
    default:
      return unreachable(status);
  }
}

import { conflict, type Refusal } from "@/lib/core/errors";
import { unreachable } from "@/lib/core/invariant";
import type { PaymentRow } from "./queries";

/** The refusal of a confirmation that can't be: each case has its own words, and time that is over its own code. */
export function whyNotConfirmable(payment: PaymentRow): Refusal {
  const { status, reason, confirmBy } = payment;
  switch (status) {
    case "authorized":
      return expired(confirmBy, "Its hold is being released.");
    case "voiding":
    case "canceled": {
      const outcome = status === "voiding" ? "is being released" : "was released";
      if (reason === "confirmation_timeout") return expired(confirmBy, `Its hold ${outcome}.`);
      return notConfirmable(`${endedBy(reason)}, and its hold ${outcome}.`);
    }
    case "failed":
      return notConfirmable(`The payment has failed (${reason}). Nothing is held.`);
    case "created":
    case "processing":
    case "requires_action":
    case "awaiting_funds":
      return notConfirmable(`The payment is ${status}: the customer has not authorized it yet.`);
    case "capturing":
    case "succeeded":
      return notConfirmable(`The payment is ${status}: it has been confirmed.`);
    default:
      return unreachable(status);
  }
}

function endedBy(reason: PaymentRow["reason"]): string {
  if (reason === "merchant_canceled") return "The payment was canceled by the merchant";
  if (reason === "provider_canceled") return "The payment was ended by the provider";
  return `The payment was canceled (${reason})`;
}

function expired(confirmBy: Date | null, outcome: string): Refusal {
  const until = confirmBy === null ? "in time" : `until ${confirmBy.toISOString()}`;
  return conflict("confirmation_expired", `The payment could be confirmed ${until}. ${outcome}`);
}

function notConfirmable(detail: string): Refusal {
  return conflict("payment_not_confirmable", detail);
}

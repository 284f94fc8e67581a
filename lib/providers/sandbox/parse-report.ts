import type { ProviderReport, RefundReport } from "../provider";
import type { PaymentAnswer, RefundAnswer } from "./wire";

/** The bank's words in ours. */
export function parseReport(payment: PaymentAnswer): ProviderReport {
  const { reference, card } = payment;
  return {
    ...parseFact(payment),
    ...(reference === undefined ? {} : { providerReference: reference }),
    ...(card === undefined ? {} : { card }),
  };
}

function parseFact(payment: PaymentAnswer): ProviderReport {
  switch (payment.status) {
    case "pending":
      return { kind: "pending" };
    case "requires_action":
      return { kind: "requires_action", action: { type: "redirect", ...payment.action } };
    case "authorized":
      return {
        kind: "authorized",
        amountMinor: payment.authorized_minor,
        holdExpiresAt: payment.hold_expires_at,
      };
    case "captured":
      return { kind: "captured", amountMinor: payment.captured_minor };
    case "released":
      return { kind: "released" };
    case "failed":
      return { kind: "failed", ...payment.failure };
  }
}

export function parseRefundReport(refund: RefundAnswer): RefundReport {
  if (refund.status === "failed") return { kind: "failed", message: refund.message };
  return { kind: "succeeded" };
}

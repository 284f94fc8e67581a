import { conflict, gone, type Refusal } from "@/lib/core/errors";
import { asApproval } from "@/lib/payments/as-approval";
import type { PaymentRow } from "@/lib/payments/queries";

/** Refuses (410) a request whose time is over, whether or not a sweep has come by. */
export function assertInTime(payment: PaymentRow, now: Date): void {
  const approval = asApproval(payment);
  if (approval && approval.approveBy <= now) throw expired(approval.approveBy);
}

/** Why a request that was put to a phone can't be answered any more, by what became of its payment. */
export function refusalOf({ status, reason, approvedAt, approveBy }: PaymentRow): Refusal {
  if (approvedAt !== null) {
    return conflict(
      "approval_given",
      `The customer accepted on the phone at ${approvedAt.toISOString()}, so a payment exists: it is ${status}.`,
    );
  }
  if (reason === "approval_timeout") return expired(approveBy);
  if (reason === "customer_declined") {
    return conflict("approval_rejected", "The customer has rejected the request. Nothing was charged.");
  }
  return conflict("approval_withdrawn", "The request was called off. Nothing was charged.");
}

function expired(approveBy: Date | null): Refusal {
  return gone("approval_expired", `The request could be answered until ${approveBy?.toISOString()}.`);
}

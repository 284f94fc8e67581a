import type { NextAction, PaymentObject } from "@/lib/contracts/api-objects";
import { APPROVAL_POLL_SECONDS } from "@/lib/contracts/limits";
import { asApproval } from "./as-approval";
import { cardOf } from "./card-of";
import type { PaymentRow } from "./queries";

/** A payment as the API answers it and as events carry it. */
export function presentPayment(payment: PaymentRow): PaymentObject {
  return {
    id: payment.id,
    object: "payment",
    order: payment.orderId,
    livemode: payment.livemode,
    status: payment.status,
    method: payment.method,
    provider: payment.provider,
    card: cardOf(payment),
    confirmation: payment.confirmation,
    currency: payment.currency,
    amount: payment.amount,
    amount_authorized: payment.amountAuthorized,
    amount_captured: payment.amountCaptured,
    amount_refunded: payment.amountRefunded,
    reason: payment.reason,
    next_action: presentNextAction(payment),
    act_by: payment.actBy?.toISOString() ?? null,
    approve_by: payment.approveBy?.toISOString() ?? null,
    approved_at: payment.approvedAt?.toISOString() ?? null,
    confirm_by: payment.confirmBy?.toISOString() ?? null,
    confirmed_at: payment.confirmedAt?.toISOString() ?? null,
    created_at: payment.createdAt.toISOString(),
    finished_at: payment.finishedAt?.toISOString() ?? null,
  };
}

/** What somebody must do before the payment goes on, if it is anybody but the provider. */
function presentNextAction(payment: PaymentRow): NextAction | null {
  if (payment.status === "requires_action" && payment.action) return payment.action;
  const approval = asApproval(payment);
  if (approval) {
    return {
      type: "approve_on_phone",
      matching_number: approval.matchingNumber,
      approve_by: approval.approveBy.toISOString(),
      poll_after_seconds: APPROVAL_POLL_SECONDS,
    };
  }
  if (payment.status === "awaiting_funds" && payment.instructions) {
    const { amountMinor, epcText, ...account } = payment.instructions;
    return {
      type: "display_instructions",
      instructions: { ...account, amount: amountMinor, epc_text: epcText },
    };
  }
  if (payment.status === "authorized" && payment.confirmation !== "automatic" && payment.confirmBy) {
    return { type: "confirm", confirm_by: payment.confirmBy.toISOString() };
  }
  return null;
}

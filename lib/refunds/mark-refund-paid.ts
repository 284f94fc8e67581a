import type { Scope } from "@/db/context";
import type { CheckoutTransaction } from "@/lib/context/checkout-context";
import { fieldError } from "@/lib/contracts/parse";
import type { MarkRefundPaidBody } from "@/lib/contracts/refund-bodies";
import { invalidFields } from "@/lib/core/errors";
import { countRefund } from "./count-refund";
import { endManualRefund } from "./end-manual-refund";
import type { WholeRefund } from "./queries";

/**
 * The merchant has sent the money back itself, from its own account: the refund succeeds, with the bank's reference and
 * the time that the merchant tells (now, if none). Twice is harmless, and the first word stays. Refused like
 * `endManualRefund`, and (422) for a time that is still to come.
 */
export async function markRefundPaid(
  ctx: CheckoutTransaction,
  scope: Scope,
  refundId: string,
  { reference, paid_at }: MarkRefundPaidBody,
): Promise<WholeRefund> {
  const now = ctx.clock.now();
  const paidAt = paid_at === undefined ? now : new Date(paid_at);
  if (paidAt > now) throw invalidFields([fieldError(["paid_at"], "time_not_come")]);
  const set = { paidAt, bankReference: reference ?? null, message: null };
  return endManualRefund(ctx, scope, refundId, { trigger: "mark_paid", actor: "merchant", set }, countRefund);
}

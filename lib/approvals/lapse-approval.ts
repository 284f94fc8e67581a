import type { CheckoutContext } from "@/lib/context/checkout-context";
import { asApproval } from "@/lib/payments/as-approval";
import { releasePayment } from "@/lib/payments/release-payment";

/**
 * The phone did not answer by `approve_by`: the payment is canceled as `approval_timeout`. The provider, which was never
 * told of it, is asked all the same, so that only its own word ends a payment.
 */
export async function lapseApproval(ctx: CheckoutContext, paymentId: string): Promise<void> {
  await releasePayment(ctx, {
    paymentId,
    trigger: "approval_deadline",
    reason: "approval_timeout",
    actor: "system",
    isStillDue: (payment) => {
      const approval = asApproval(payment);
      return approval !== null && approval.approveBy <= ctx.clock.now();
    },
  });
}

import type { CheckoutContext } from "@/lib/context/checkout-context";
import { releasePayment } from "./release-payment";

/** The merchant did not confirm by `confirm_by`: the hold is given back and the payment is canceled. */
export async function lapseConfirmation(ctx: CheckoutContext, paymentId: string): Promise<void> {
  await releasePayment(ctx, {
    paymentId,
    trigger: "confirmation_deadline",
    reason: "confirmation_timeout",
    actor: "system",
    isStillDue: ({ status, confirmBy }) =>
      status === "authorized" && confirmBy !== null && confirmBy <= ctx.clock.now(),
  });
}

import type { CheckoutContext } from "@/lib/context/checkout-context";
import { releasePayment } from "./release-payment";

/** The customer did not act at the bank by `act_by`: the payment is withdrawn there and fails as `action_timeout`. */
export async function lapseAction(ctx: CheckoutContext, paymentId: string): Promise<void> {
  await releasePayment(ctx, {
    paymentId,
    trigger: "action_deadline",
    reason: "action_timeout",
    actor: "system",
    isStillDue: ({ status, actBy }) =>
      status === "requires_action" && actBy !== null && actBy <= ctx.clock.now(),
  });
}

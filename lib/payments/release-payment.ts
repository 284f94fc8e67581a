import type { Actor } from "@/db/schema";
import type { CheckoutContext, CheckoutTransaction } from "@/lib/context/checkout-context";
import type { PaymentReason } from "@/lib/contracts/statuses";
import { must } from "@/lib/core/invariant";
import type { Decision } from "@/lib/core/machine";
import { transact } from "@/lib/events/transact";
import { lockOrder } from "@/lib/orders/queries";
import { callProvider } from "./call-provider";
import { nextReconcileAt } from "./deadlines";
import { findPayment, lockPayment, type PaymentRow } from "./queries";
import type { PaymentTrigger } from "./states";
import { transitionPayment } from "./transition-payment";

type Input = {
  paymentId: string;
  trigger: Extract<
    PaymentTrigger,
    "release" | "action_deadline" | "approval_deadline" | "confirmation_deadline"
  >;
  reason: PaymentReason;
  actor: Actor;
  /** Looked at under the lock: a sweep goes on only if its deadline has really passed, a switch only from what rests. */
  isStillDue?: (payment: PaymentRow) => boolean;
  /** Written with the claim, if this call is what ends the payment. */
  also?: (inside: CheckoutTransaction) => Promise<void>;
};

export type Release = { decision: Decision<string>["kind"]; payment: PaymentRow };

/**
 * Ends a resting payment: what the customer could still pay is withdrawn at the provider, what was held is given back.
 * Three acts; the answer decides, so a customer who paid at the same instant has paid (`payment.status` is `succeeded`).
 */
export async function releasePayment(ctx: CheckoutContext, input: Input): Promise<Release> {
  const found = must(await findPayment(ctx.db, input.paymentId), "the payment to release");
  const claim = await transact(ctx, async (inside): Promise<Release> => {
    must(await lockOrder(inside.tx, found.orderId), "the payment's order");
    const payment = must(await lockPayment(inside.tx, found.id), "the payment");
    if (input.isStillDue && !input.isStillDue(payment)) return { decision: "repeated", payment };
    const { decision, payment: moved } = await transitionPayment(inside, payment, {
      trigger: input.trigger,
      actor: input.actor,
      set: {
        reason: input.reason,
        reconcileAt: nextReconcileAt(inside.clock.now(), 0),
        reconcileCount: 0,
      },
    });
    if (decision.kind === "moved") await input.also?.(inside);
    return { decision: decision.kind, payment: moved };
  });
  if (claim.decision !== "moved" || claim.payment.status !== "voiding") return claim;
  const released = await callProvider(ctx, claim.payment, (provider, reference) =>
    provider.release(reference),
  );
  return { decision: "moved", payment: released };
}

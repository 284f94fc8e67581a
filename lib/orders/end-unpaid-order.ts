import type { Actor } from "@/db/schema";
import type { CheckoutContext } from "@/lib/context/checkout-context";
import { type PaymentReason, type PaymentStatus, RESTING_PAYMENT_STATUSES } from "@/lib/contracts/statuses";
import { must, unreachable } from "@/lib/core/invariant";
import { transact } from "@/lib/events/transact";
import { lockLivePayment, type PaymentRow } from "@/lib/payments/queries";
import { releasePayment } from "@/lib/payments/release-payment";
import { lockOrder, type OrderRow } from "./queries";
import { transitionOrder } from "./transition-order";

type Input = {
  orderId: string;
  trigger: "cancel" | "delete";
  /** Kept with the order. */
  reason: string;
  /** Kept with the payment that is released for it. */
  paymentReason: PaymentReason;
  actor: Actor;
  /** Looked at under the lock: a sweep goes on only if the deadline has really passed. */
  isStillDue?: (order: OrderRow, now: Date) => boolean;
};

export type OrderEnd =
  | { kind: "ended" | "repeated" | "refused"; order: OrderRow }
  /** A payment's outcome is the provider's to tell; the order is as it was. */
  | { kind: "in_progress"; payment: PaymentRow };

type Claim = OrderEnd | { kind: "resting"; payment: PaymentRow };

/** A customer who begins payment after payment is let through in the end. */
const MOST_RELEASES = 3;

/**
 * Ends an order that nobody has paid. A payment that rests is released first, with no transaction open; a payment in
 * flight is never cut. The order's lock decides between this and a payment at the same instant: what was paid stays paid.
 */
export async function endUnpaidOrder(ctx: CheckoutContext, input: Input): Promise<OrderEnd> {
  let claim = await claimEnd(ctx, input);
  for (let released = 0; claim.kind === "resting" && released < MOST_RELEASES; released += 1) {
    await releasePayment(ctx, {
      paymentId: claim.payment.id,
      trigger: "release",
      reason: input.paymentReason,
      actor: input.actor,
      isStillDue: ({ status }) => rests(status),
    });
    claim = await claimEnd(ctx, input);
  }
  return claim.kind === "resting" ? { kind: "in_progress", payment: claim.payment } : claim;
}

function claimEnd(ctx: CheckoutContext, input: Input): Promise<Claim> {
  return transact(ctx, async (inside): Promise<Claim> => {
    const order = must(await lockOrder(inside.tx, input.orderId), "the order to end");
    const now = inside.clock.now();
    if (input.isStillDue && !input.isStillDue(order, now)) return { kind: "repeated", order };
    const payment = await lockLivePayment(inside.tx, order.id);
    if (payment) return { kind: rests(payment.status) ? "resting" : "in_progress", payment };
    const { decision, order: ended } = await transitionOrder(inside, order, {
      trigger: input.trigger,
      actor: input.actor,
      set: { reason: input.reason, endedAt: now },
    });
    switch (decision.kind) {
      case "moved":
        return { kind: "ended", order: ended };
      case "repeated":
      case "refused":
        return { kind: decision.kind, order };
      default:
        return unreachable(decision);
    }
  });
}

function rests(status: PaymentStatus): boolean {
  return RESTING_PAYMENT_STATUSES.some((resting) => resting === status);
}

import { eq } from "drizzle-orm";
import { refunds } from "@/db/schema";
import type { CheckoutContext } from "@/lib/context/checkout-context";
import { must } from "@/lib/core/invariant";
import { transact } from "@/lib/events/transact";
import { lockOrder } from "@/lib/orders/queries";
import { askProvider } from "@/lib/payments/ask-provider";
import { nextReconcileAt } from "@/lib/payments/deadlines";
import { findPayment, lockPayment } from "@/lib/payments/queries";
import { findRefund, lockRefund, type RefundRow } from "./queries";
import { recordRefundReport } from "./record-refund-report";
import { transitionRefund } from "./transition-refund";

/**
 * Sends money back: claim, call, record. The refund's id is the provider's idempotency key, so the call may be repeated
 * until it has an outcome; while it has none the refund is due again.
 */
export async function performRefund(ctx: CheckoutContext, refundId: string): Promise<void> {
  const found = must(await findRefund(ctx.db, refundId), "the refund to perform");
  const payment = must(await findPayment(ctx.db, found.paymentId), "the refund's payment");
  const refund = await transact(ctx, async (inside): Promise<RefundRow | null> => {
    must(await lockOrder(inside.tx, payment.orderId), "the payment's order");
    must(await lockPayment(inside.tx, payment.id), "the refund's payment");
    const locked = must(await lockRefund(inside.tx, refundId), "the refund");
    const now = inside.clock.now();
    if (locked.finishedAt !== null || locked.dueAt === null || locked.dueAt > now) return null;
    const attempts = locked.attempts + 1;
    const dueAt = nextReconcileAt(now, attempts);
    await inside.tx.update(refunds).set({ attempts, dueAt }).where(eq(refunds.id, refundId));
    return (await transitionRefund(inside, locked, { trigger: "begin", actor: "system", set: { dueAt } }))
      .refund;
  });
  if (!refund) return;
  const report = await askProvider(ctx, payment, (provider, reference) =>
    provider.refund({ ...reference, refundId: refund.id, refundAmountMinor: refund.amount }),
  );
  await recordRefundReport(ctx, refund.id, report);
}

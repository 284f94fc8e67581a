import { eq } from "drizzle-orm";
import { refunds } from "@/db/schema";
import { must, unreachable } from "@/lib/core/invariant";
import { transact } from "@/lib/events/transact";
import { lockOrder } from "@/lib/orders/queries";
import { findPayment, lockPayment } from "@/lib/payments/queries";
import type { RefundReport } from "@/lib/providers/provider";
import { findRefund, lockRefund } from "@/lib/refunds/queries";
import { transitionRefund } from "@/lib/refunds/transition-refund";
import type { CheckoutContext } from "../context";
import { nextReconcileAt } from "../payments/deadlines";

/** Takes a provider's word about a refund, as an answer or as an event. Said twice it changes nothing. */
export async function recordRefundReport(
  ctx: CheckoutContext,
  refundId: string,
  report: RefundReport,
): Promise<void> {
  const found = await findRefund(ctx.db, refundId);
  if (!found) return;
  const { orderId } = must(await findPayment(ctx.db, found.paymentId), "the refund's payment");
  await transact(ctx, async (inside) => {
    must(await lockOrder(inside.tx, orderId), "the payment's order");
    must(await lockPayment(inside.tx, found.paymentId), "the refund's payment");
    const refund = must(await lockRefund(inside.tx, refundId), "the refund");
    switch (report.kind) {
      case "pending":
        // An event may have ended it before the answer that knows nothing came.
        if (refund.status !== "processing") return;
        await inside.tx
          .update(refunds)
          .set({ dueAt: nextReconcileAt(inside.clock.now(), refund.attempts) })
          .where(eq(refunds.id, refundId));
        return;
      case "succeeded":
        await transitionRefund(inside, refund, { trigger: "report_succeeded", actor: "provider" });
        return;
      case "failed":
        await transitionRefund(inside, refund, {
          trigger: "report_failed",
          actor: "provider",
          set: { message: report.message },
        });
        return;
      case "manual":
        await transitionRefund(inside, refund, {
          trigger: "report_failed",
          actor: "provider",
          set: { message: "The method cannot send money back. Refund the customer by hand." },
        });
        return;
      default:
        unreachable(report);
    }
  });
}

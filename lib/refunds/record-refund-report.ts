import { eq } from "drizzle-orm";
import { refunds } from "@/db/schema";
import type { CheckoutContext, CheckoutTransaction } from "@/lib/context/checkout-context";
import { must, unreachable } from "@/lib/core/invariant";
import { transact } from "@/lib/events/transact";
import { lockOrder } from "@/lib/orders/queries";
import { nextReconcileAt } from "@/lib/payments/deadlines";
import { findPayment, lockPayment } from "@/lib/payments/queries";
import type { RefundReport } from "@/lib/providers/provider";
import { countRefund } from "./count-refund";
import { findRefund, lockRefund, type RefundRow } from "./queries";
import type { RefundTrigger } from "./states";
import { transitionRefund } from "./transition-refund";

/**
 * Takes a provider's word about a refund, as an answer or as an event. Said twice it changes nothing. Only money that the
 * provider has sent back is counted; what failed may be refunded again.
 */
export async function recordRefundReport(
  ctx: CheckoutContext,
  refundId: string,
  report: RefundReport,
): Promise<void> {
  const found = await findRefund(ctx.db, refundId);
  if (!found) return;
  const { orderId } = must(await findPayment(ctx.db, found.paymentId), "the refund's payment");
  await transact(ctx, async (inside) => {
    const order = must(await lockOrder(inside.tx, orderId), "the payment's order");
    const payment = must(await lockPayment(inside.tx, found.paymentId), "the refund's payment");
    const refund = must(await lockRefund(inside.tx, refundId), "the refund");
    const end = endOf(report);
    const named = refund.providerReference === null ? { providerReference: report.providerReference } : {};
    if (!end) return askAgainLater(inside, refund, named);
    const { decision, refund: ended } = await transitionRefund(inside, refund, {
      trigger: end.trigger,
      set: { ...end.set, ...named },
      actor: "provider",
    });
    if (decision.kind === "refused") {
      const facts = { refund: refund.id, status: refund.status, report: report.kind };
      inside.log.error(facts, "a provider contradicts itself about a refund");
    }
    if (decision.kind === "moved" && ended.status === "succeeded") {
      await countRefund(inside, order, payment, ended);
    }
  });
}

type End = { trigger: RefundTrigger; set?: { message: string; isManual?: true; dueAt?: null } };

/** How a report moves its refund; null where it knows of no end. */
function endOf(report: RefundReport): End | null {
  switch (report.kind) {
    case "pending":
      return null;
    case "succeeded":
      return { trigger: "report_succeeded" };
    case "failed":
      return { trigger: "report_failed", set: { message: report.message } };
    case "manual":
      return {
        trigger: "report_manual",
        set: {
          message:
            "The method cannot send money back. Pay the customer by hand, then mark the refund as paid.",
          isManual: true,
          dueAt: null,
        },
      };
    default:
      return unreachable(report);
  }
}

/** An event may have ended it before the answer that knows nothing came. */
async function askAgainLater(
  { tx, clock }: CheckoutTransaction,
  refund: RefundRow,
  named: { providerReference?: string | undefined },
): Promise<void> {
  if (refund.status !== "processing") return;
  await tx
    .update(refunds)
    .set({ ...named, dueAt: nextReconcileAt(clock.now(), refund.attempts) })
    .where(eq(refunds.id, refund.id));
}

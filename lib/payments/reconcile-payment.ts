import { eq } from "drizzle-orm";
import { payments } from "@/db/schema";
import type { CheckoutContext } from "@/lib/context/checkout-context";
import { must } from "@/lib/core/invariant";
import { transact } from "@/lib/events/transact";
import { lockOrder } from "@/lib/orders/queries";
import type { PaymentReference, Provider, ProviderReport } from "@/lib/providers/provider";
import { askProvider } from "./ask-provider";
import { nextReconcileAt } from "./deadlines";
import { findPayment, lockPayment, type PaymentRow } from "./queries";
import { recordReport } from "./record-report";
import { submission } from "./submission";

/**
 * Asks the provider about a payment whose outcome is late: the answer was lost, the process died, an event never came.
 * Where the provider's state shows that our last call never reached it, the call is made again under the same key, so it
 * can move money once at most. Asked again, ever more slowly, until there is an outcome.
 */
export async function reconcilePayment(ctx: CheckoutContext, paymentId: string): Promise<void> {
  const payment = await claimQuestion(ctx, paymentId);
  if (!payment) return;
  const answer = await askProvider(ctx, payment, async (provider, reference) =>
    repeatIfUnheard(ctx, payment, { provider, reference, report: await provider.lookup(reference) }),
  );
  await recordReport(ctx, payment, answer);
}

/** A lease: the next question is due later, so that two workers do not ask at once, and with back-off. */
async function claimQuestion(ctx: CheckoutContext, paymentId: string): Promise<PaymentRow | null> {
  const { orderId } = must(await findPayment(ctx.db, paymentId), "the payment to reconcile");
  return transact(ctx, async ({ tx, clock }) => {
    must(await lockOrder(tx, orderId), "the payment's order");
    const payment = must(await lockPayment(tx, paymentId), "the payment");
    const now = clock.now();
    if (payment.reconcileAt === null || payment.reconcileAt > now) return null;
    const asked = payment.reconcileCount + 1;
    await tx
      .update(payments)
      .set({ reconcileAt: nextReconcileAt(now, asked), reconcileCount: asked })
      .where(eq(payments.id, payment.id));
    return payment;
  });
}

const NOT_CAPTURED_YET: readonly ProviderReport["kind"][] = ["authorized"];
const NOT_RELEASED_YET: readonly ProviderReport["kind"][] = [
  "unknown",
  "pending",
  "requires_action",
  "awaiting_funds",
  "authorized",
];

async function repeatIfUnheard(
  ctx: CheckoutContext,
  payment: PaymentRow,
  asked: { provider: Provider; reference: PaymentReference; report: ProviderReport },
): Promise<ProviderReport> {
  const { provider, reference, report } = asked;
  if (payment.status === "processing" && report.kind === "unknown") {
    return provider.submit(await submission(ctx, payment, reference));
  }
  if (payment.status === "capturing" && NOT_CAPTURED_YET.includes(report.kind)) {
    return provider.capture(reference);
  }
  if (payment.status === "voiding" && NOT_RELEASED_YET.includes(report.kind)) {
    return provider.release(reference);
  }
  return report;
}

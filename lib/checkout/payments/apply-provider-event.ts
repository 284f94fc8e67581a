import { eq } from "drizzle-orm";
import { providerEvents } from "@/db/schema";
import { addMs, HOUR_MS, SECOND_MS } from "@/lib/core/clock";
import { atMerchantTime } from "@/lib/merchants/merchant-clock";
import { findPayment } from "@/lib/payments/queries";
import type { ProviderReport, RefundEventReport } from "@/lib/providers/provider";
import type { CheckoutContext } from "../context";
import { recordRefundReport } from "../refunds/record-refund-report";
import { recordReport } from "./record-report";

const MAX_ATTEMPTS = 12;

/**
 * Applies a stored provider event like any other report. Applied twice it changes nothing, so two workers may do it at
 * once. One that fails is put off, ever longer, and stays visible; one about a payment that is not ours is set aside.
 */
export async function applyProviderEvent(ctx: CheckoutContext, eventId: string): Promise<void> {
  const [event] = await ctx.db.select().from(providerEvents).where(eq(providerEvents.id, eventId));
  if (!event || event.appliedAt) return;
  // Put off before the work, so that a death in the middle brings it round again.
  const attempts = event.attempts + 1;
  const again = attempts < MAX_ATTEMPTS ? addMs(ctx.clock.now(), retryDelayMs(attempts)) : null;
  await ctx.db.update(providerEvents).set({ attempts, dueAt: again }).where(eq(providerEvents.id, event.id));
  const outcome = await apply(ctx, event);
  await ctx.db
    .update(providerEvents)
    .set({ outcome, appliedAt: ctx.clock.now(), dueAt: null })
    .where(eq(providerEvents.id, event.id));
}

async function apply(ctx: CheckoutContext, event: typeof providerEvents.$inferSelect): Promise<string> {
  const payment = event.paymentId === null ? null : await findPayment(ctx.db, event.paymentId);
  if (payment?.provider !== event.provider) return "unknown_payment";
  // An account speaks of its own merchant's payments only.
  if (event.merchantId !== null && event.merchantId !== payment.merchantId) return "unknown_payment";
  // Written by `receiveProviderEvent` from a parsed event, and by nobody else.
  const own = await atMerchantTime(ctx, payment);
  const report = event.report as ProviderReport | RefundEventReport;
  if (report.kind === "refund") {
    await recordRefundReport(own, report.refundId, report.report);
    return "refund";
  }
  return (await recordReport(own, payment.id, report)).status;
}

function retryDelayMs(attempts: number): number {
  return Math.min(2 ** attempts * SECOND_MS, HOUR_MS);
}

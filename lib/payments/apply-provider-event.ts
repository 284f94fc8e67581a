import { and, eq, isNull, sql } from "drizzle-orm";
import { providerEvents } from "@/db/schema";
import type { CheckoutContext } from "@/lib/context/checkout-context";
import { atMerchantTime } from "@/lib/merchants/merchant-clock";
import type { ProviderReport, RefundEventReport } from "@/lib/providers/provider";
import { recordRefundReport } from "@/lib/refunds/record-refund-report";
import { findPayment } from "./queries";
import { recordReport } from "./record-report";

const MAX_ATTEMPTS = 12;

/**
 * Applies a stored provider event like any other report. Applied twice it changes nothing, so two workers may do it at
 * once. One that fails is retried with back-off, and stays visible; one about a payment that is not ours is set aside.
 */
export async function applyProviderEvent(ctx: CheckoutContext, eventId: string): Promise<void> {
  const event = await lease(ctx, eventId);
  if (!event) return;
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
  return (await recordReport(own, payment, report)).status;
}

/** A lease, longer with each attempt: a process that dies in the middle leaves a retry behind. Null once it is applied. */
async function lease({ db, clock }: CheckoutContext, eventId: string) {
  const attempts = sql`${providerEvents.attempts} + 1`;
  const wait = sql`least(power(2, ${attempts}) * interval '1 second', interval '1 hour')`;
  const now = sql`${clock.now().toISOString()}::timestamptz`;
  const [event] = await db
    .update(providerEvents)
    .set({ attempts, dueAt: sql`case when ${attempts} < ${MAX_ATTEMPTS} then ${now} + ${wait} end` })
    .where(and(eq(providerEvents.id, eventId), isNull(providerEvents.appliedAt)))
    .returning();
  return event ?? null;
}

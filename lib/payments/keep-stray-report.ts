import { strayReports } from "@/db/schema";
import type { CheckoutTransaction } from "@/lib/context/checkout-context";
import type { UnexpectedReportObject } from "@/lib/contracts/event-objects";
import { newId } from "@/lib/core/ids";
import { must } from "@/lib/core/invariant";
import { dutyIsDue } from "@/lib/events/duty-names";
import { emitNotice } from "@/lib/events/emit";
import type { ProviderReport } from "@/lib/providers/provider";
import { createRefund } from "@/lib/refunds/create-refund";
import { countNotice } from "./count-notice";
import { presentPayment } from "./present-payment";
import type { PaymentRow } from "./queries";

/**
 * A provider's word about money that the payment cannot take any more, such as a capture after it was canceled. It is
 * stored, raised to the merchant, and answered: captured money is refunded, a hold is released, and what contradicts a
 * final state is left to a person. The same word said again is the same fact.
 */
export async function keepStrayReport(
  ctx: CheckoutTransaction,
  payment: PaymentRow,
  report: ProviderReport,
  answer: StrayAnswer = ANSWERS[report.kind],
): Promise<void> {
  const now = ctx.clock.now();
  const amount = "amountMinor" in report ? report.amountMinor : null;
  const [stray] = await ctx.tx
    .insert(strayReports)
    .values({
      id: newId("strayReport", ctx),
      merchantId: payment.merchantId,
      paymentId: payment.id,
      livemode: payment.livemode,
      kind: report.kind,
      amount,
      answer,
      dueAt: answer === "release" ? now : null,
      createdAt: now,
    })
    .onConflictDoNothing()
    .returning();
  if (!stray) return;
  ctx.log.warn(
    { payment: payment.id, status: payment.status, report: report.kind },
    "a report came too late",
  );
  ctx.facts.wakes.add(dutyIsDue("stray hold"));
  await raiseToMerchant(ctx, payment, stray);
  if (answer === "refund") {
    await createRefund(ctx, {
      payment,
      amountMinor: must(amount, "the captured amount"),
      items: [],
      reason: "captured_after_end",
      actor: "system",
      strayReportId: stray.id,
    });
  }
}

type StrayAnswer = "refund" | "release" | "support";

const ANSWERS: Record<ProviderReport["kind"], StrayAnswer> = {
  captured: "refund",
  authorized: "release",
  requires_action: "support",
  awaiting_funds: "support",
  released: "support",
  failed: "support",
  pending: "support",
  unknown: "support",
};

async function raiseToMerchant(
  ctx: CheckoutTransaction,
  payment: PaymentRow,
  stray: typeof strayReports.$inferSelect,
): Promise<void> {
  const counted = await countNotice(ctx, payment);
  const data: UnexpectedReportObject = {
    id: stray.id,
    object: "unexpected_report",
    payment: presentPayment(counted),
    report: stray.kind,
    amount: stray.amount,
    answer: stray.answer,
    created_at: stray.createdAt.toISOString(),
  };
  emitNotice(ctx, {
    scope: counted,
    type: "payment.unexpected_report",
    objectId: counted.id,
    sequence: counted.eventSequence,
    data,
    orderId: counted.orderId,
  });
}

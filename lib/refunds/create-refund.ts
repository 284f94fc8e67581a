import { type Actor, refundItems, refunds } from "@/db/schema";
import { newId } from "@/lib/core/ids";
import { must } from "@/lib/core/invariant";
import { dutyIsDue } from "@/lib/events/duty-names";
import type { TransactionContext } from "@/lib/events/transact";
import type { RefundRow } from "./queries";
import { emitRefundTransition } from "./transition-refund";

type Input = {
  payment: Pick<RefundRow, "merchantId" | "livemode" | "currency"> & { id: string; orderId: string };
  amountMinor: number;
  /** The lines that it was asked for by; none where it is of an amount. */
  items: readonly { orderItemId: string; quantity: number; amount: number }[];
  reason: string;
  actor: Actor;
  strayReportId?: string;
  refundRequestId?: string;
};

/** Writes a new refund down, `pending` and due now. That there is so much to give back, the caller has made sure. */
export async function createRefund(ctx: TransactionContext, input: Input): Promise<RefundRow> {
  const { payment, amountMinor, reason, actor, strayReportId = null, refundRequestId = null } = input;
  const now = ctx.clock.now();
  const [created] = await ctx.tx
    .insert(refunds)
    .values({
      id: newId("refund", ctx),
      merchantId: payment.merchantId,
      livemode: payment.livemode,
      paymentId: payment.id,
      strayReportId,
      refundRequestId,
      status: "pending",
      amount: amountMinor,
      currency: payment.currency,
      reason,
      dueAt: now,
      eventSequence: 1,
      createdAt: now,
    })
    .returning();
  const refund = must(created, "the new refund");
  const lines = input.items.map((item) => ({ refundId: refund.id, ...item }));
  const items = lines.length === 0 ? [] : await ctx.tx.insert(refundItems).values(lines).returning();
  const whole = { refund, orderId: payment.orderId, items };
  emitRefundTransition(ctx, whole, { from: null, trigger: "create", actor });
  ctx.facts.wakes.add(dutyIsDue("refund"));
  return refund;
}

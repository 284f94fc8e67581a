import { type Actor, type RefundRequestItem, refundRequests } from "@/db/schema";
import { newId } from "@/lib/core/ids";
import { must } from "@/lib/core/invariant";
import type { Currency } from "@/lib/core/money";
import type { TransactionContext } from "@/lib/events/transact";
import type { RefundRequestRow } from "./refund-request-queries";
import { emitRefundRequestTransition } from "./transition-refund-request";

type Input = {
  order: { id: string; merchantId: string; livemode: boolean; currency: Currency };
  amountMinor: number;
  /** The lines that are asked for; null where it is an amount. */
  items: RefundRequestItem[] | null;
  reason: string;
  actor: Actor;
};

/** Writes down that somebody asks for money back. That no other request is pending, the caller has made sure. */
export async function createRefundRequest(ctx: TransactionContext, input: Input): Promise<RefundRequestRow> {
  const { order, amountMinor, items, reason, actor } = input;
  const [created] = await ctx.tx
    .insert(refundRequests)
    .values({
      id: newId("refundRequest", ctx),
      merchantId: order.merchantId,
      livemode: order.livemode,
      orderId: order.id,
      status: "pending",
      amount: amountMinor,
      currency: order.currency,
      items,
      reason,
      eventSequence: 1,
      createdAt: ctx.clock.now(),
    })
    .returning();
  const request = must(created, "the new refund request");
  emitRefundRequestTransition(ctx, { request, refundId: null }, { from: null, trigger: "create", actor });
  return request;
}

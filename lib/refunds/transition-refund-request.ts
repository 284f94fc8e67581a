import { and, eq, sql } from "drizzle-orm";
import { type Actor, refundRequests } from "@/db/schema";
import type { EventType } from "@/lib/contracts/event-types";
import type { RefundRequestStatus } from "@/lib/contracts/statuses";
import { must } from "@/lib/core/invariant";
import { type Decision, decide } from "@/lib/core/machine";
import { emitTransition } from "@/lib/events/emit";
import type { TransactionContext } from "@/lib/events/transact";
import { presentRefundRequest } from "./present-refund-request";
import {
  type RefundRequestRow,
  readWholeRefundRequest,
  type WholeRefundRequest,
} from "./refund-request-queries";
import { REFUND_REQUEST_STATES, type RefundRequestTrigger } from "./refund-request-states";

type Input = { trigger: RefundRequestTrigger; actor: Actor; set?: Partial<Pick<RefundRequestRow, "answer">> };

/**
 * The only writer of a refund request's status. The caller holds the request's lock, and has begun the refund of one
 * that it accepts, so that the event can name it.
 */
export async function transitionRefundRequest(
  ctx: TransactionContext,
  request: RefundRequestRow,
  { trigger, actor, set = {} }: Input,
): Promise<{ decision: Decision<RefundRequestStatus>; request: RefundRequestRow }> {
  const decision = decide(REFUND_REQUEST_STATES, request.status, trigger);
  if (decision.kind !== "moved") return { decision, request };
  const [moved] = await ctx.tx
    .update(refundRequests)
    .set({
      ...set,
      status: decision.to,
      eventSequence: sql`${refundRequests.eventSequence} + 1`,
      finishedAt: ctx.clock.now(),
    })
    .where(and(eq(refundRequests.id, request.id), eq(refundRequests.status, request.status)))
    .returning();
  const row = must(moved, "the refund request that was locked");
  const whole = await readWholeRefundRequest(ctx.tx, row);
  emitRefundRequestTransition(ctx, whole, { from: request.status, trigger, actor });
  return { decision, request: row };
}

/** Writes down that a refund request has come to be, or has moved. */
export function emitRefundRequestTransition(
  ctx: TransactionContext,
  whole: WholeRefundRequest,
  change: { from: RefundRequestStatus | null; trigger: string; actor: Actor },
): void {
  const { request } = whole;
  const fact = {
    scope: request,
    type: REFUND_REQUEST_EVENTS[request.status],
    objectId: request.id,
    sequence: request.eventSequence,
    data: presentRefundRequest(whole),
  };
  emitTransition(ctx, fact, { ...change, to: request.status, reason: request.reason });
}

const REFUND_REQUEST_EVENTS: Record<RefundRequestStatus, EventType> = {
  pending: "refund_request.created",
  accepted: "refund_request.accepted",
  refused: "refund_request.refused",
};

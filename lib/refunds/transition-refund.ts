import { and, eq, sql } from "drizzle-orm";
import { type Actor, refunds } from "@/db/schema";
import type { EventType } from "@/lib/contracts/event-types";
import type { RefundStatus } from "@/lib/contracts/statuses";
import { must } from "@/lib/core/invariant";
import { type Decision, decide } from "@/lib/core/machine";
import { emitTransition } from "@/lib/events/emit";
import type { TransactionContext } from "@/lib/events/transact";
import { presentRefund } from "./present-refund";
import { type RefundRow, readWholeRefund, type WholeRefund } from "./queries";
import { REFUND_STATES, type RefundTrigger } from "./states";

type Input = {
  trigger: RefundTrigger;
  actor: Actor;
  set?: Partial<
    Pick<RefundRow, "dueAt" | "message" | "providerReference" | "isManual" | "paidAt" | "bankReference">
  >;
};

/** The only writer of a refund's status. The caller holds the refund's lock. */
export async function transitionRefund(
  ctx: TransactionContext,
  refund: RefundRow,
  { trigger, actor, set = {} }: Input,
): Promise<{ decision: Decision<RefundStatus>; refund: RefundRow }> {
  const decision = decide(REFUND_STATES, refund.status, trigger);
  if (decision.kind !== "moved") return { decision, refund };
  const ends = decision.to === "succeeded" || decision.to === "failed";
  const [moved] = await ctx.tx
    .update(refunds)
    .set({
      ...set,
      status: decision.to,
      eventSequence: sql`${refunds.eventSequence} + 1`,
      ...(ends ? { finishedAt: ctx.clock.now(), dueAt: null } : {}),
    })
    .where(and(eq(refunds.id, refund.id), eq(refunds.status, refund.status)))
    .returning();
  const row = must(moved, "the refund that was locked");
  emitRefundTransition(ctx, await readWholeRefund(ctx.tx, row), { from: refund.status, trigger, actor });
  return { decision, refund: row };
}

/** Writes down that a refund has come to be, or has moved. */
export function emitRefundTransition(
  ctx: TransactionContext,
  whole: WholeRefund,
  change: { from: RefundStatus | null; trigger: string; actor: Actor },
): void {
  const { refund } = whole;
  const fact = {
    scope: refund,
    type: REFUND_EVENTS[refund.status],
    objectId: refund.id,
    sequence: refund.eventSequence,
    data: presentRefund(whole),
  };
  emitTransition(ctx, fact, { ...change, to: refund.status, reason: refund.reason });
}

const REFUND_EVENTS: Record<RefundStatus, EventType> = {
  pending: "refund.created",
  processing: "refund.processing",
  requires_action: "refund.requires_action",
  succeeded: "refund.succeeded",
  failed: "refund.failed",
};

import { and, eq, sql } from "drizzle-orm";
import { type Actor, payments } from "@/db/schema";
import type { EventType } from "@/lib/contracts/event-types";
import type { PaymentStatus } from "@/lib/contracts/statuses";
import { must } from "@/lib/core/invariant";
import { type Decision, decide } from "@/lib/core/machine";
import { emitTransition, phoneChannelMessage } from "@/lib/events/emit";
import type { TransactionContext } from "@/lib/events/transact";
import { presentPayment } from "./present-payment";
import type { PaymentRow } from "./queries";
import { PAYMENT_STATES, type PaymentTrigger } from "./states";

type Input = {
  trigger: PaymentTrigger;
  actor: Actor;
  /** Columns that change with the status, in the same statement. */
  set?: Partial<Omit<PaymentRow, "id" | "status" | "eventSequence">>;
};

export type PaymentTransition = { decision: Decision<PaymentStatus>; payment: PaymentRow };

/**
 * The only writer of a payment's status. The caller holds the order's lock and the payment's. Writes the row, the
 * transition and the event together; on `repeated` and `refused` it writes nothing.
 */
export async function transitionPayment(
  ctx: TransactionContext,
  payment: PaymentRow,
  { trigger, actor, set = {} }: Input,
): Promise<PaymentTransition> {
  const decision = decide(PAYMENT_STATES, payment.status, trigger);
  if (decision.kind !== "moved") return { decision, payment };
  const ends = PAYMENT_EVENTS[decision.to].final;
  const [moved] = await ctx.tx
    .update(payments)
    .set({
      // Only on the way to `authorized` is there time to warn of.
      warnAt: null,
      ...set,
      status: decision.to,
      eventSequence: sql`${payments.eventSequence} + 1`,
      ...(ends ? { finishedAt: ctx.clock.now(), reconcileAt: null, action: null } : {}),
    })
    .where(and(eq(payments.id, payment.id), eq(payments.status, payment.status)))
    .returning();
  const row = must(moved, "the payment that was locked");
  emitPaymentTransition(ctx, row, { from: payment.status, trigger, actor });
  return { decision, payment: row };
}

/** Writes down that a payment has come to be, or has moved. */
export function emitPaymentTransition(
  ctx: TransactionContext,
  payment: PaymentRow,
  change: { from: PaymentStatus | null; trigger: string; actor: Actor },
): void {
  const fact = {
    scope: payment,
    type: PAYMENT_EVENTS[payment.status].type,
    objectId: payment.id,
    sequence: payment.eventSequence,
    data: presentPayment(payment),
    orderId: payment.orderId,
  };
  if (payment.phoneId) ctx.facts.wakes.add(phoneChannelMessage(payment.phoneId));
  emitTransition(ctx, fact, { ...change, to: payment.status, reason: payment.reason });
}

const PAYMENT_EVENTS: Record<PaymentStatus, { type: EventType; final: boolean }> = {
  created: { type: "payment.created", final: false },
  processing: { type: "payment.processing", final: false },
  requires_action: { type: "payment.requires_action", final: false },
  awaiting_funds: { type: "payment.awaiting_funds", final: false },
  authorized: { type: "payment.authorized", final: false },
  capturing: { type: "payment.capturing", final: false },
  voiding: { type: "payment.voiding", final: false },
  succeeded: { type: "payment.succeeded", final: true },
  failed: { type: "payment.failed", final: true },
  canceled: { type: "payment.canceled", final: true },
};

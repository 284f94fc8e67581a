import { and, eq, sql } from "drizzle-orm";
import { type Actor, checkoutSessions } from "@/db/schema";
import type { EventType } from "@/lib/contracts/event-types";
import type { SessionStatus } from "@/lib/contracts/statuses";
import { must } from "@/lib/core/invariant";
import { type Decision, decide } from "@/lib/core/machine";
import { emitTransition } from "@/lib/events/emit";
import type { TransactionContext } from "@/lib/events/transact";
import { presentSession } from "./present-session";
import { listSessionItems, type SessionItemRow, type SessionRow } from "./queries";
import { SESSION_STATES, type SessionTrigger } from "./states";

/** `items`: where the caller has read them already. */
type Input = { trigger: SessionTrigger; actor: Actor; orderId?: string; items?: readonly SessionItemRow[] };

/** The only writer of a session's status. The caller holds the session's lock. */
export async function transitionSession(
  ctx: TransactionContext,
  session: SessionRow,
  { trigger, actor, orderId, items: read }: Input,
): Promise<{ decision: Decision<SessionStatus>; session: SessionRow }> {
  const decision = decide(SESSION_STATES, session.status, trigger);
  if (decision.kind !== "moved") return { decision, session };
  const [moved] = await ctx.tx
    .update(checkoutSessions)
    .set({
      status: decision.to,
      endedAt: ctx.clock.now(),
      eventSequence: sql`${checkoutSessions.eventSequence} + 1`,
    })
    .where(and(eq(checkoutSessions.id, session.id), eq(checkoutSessions.status, session.status)))
    .returning();
  const row = must(moved, "the session that was locked");
  const items = read ?? (await listSessionItems(ctx.tx, row.id));
  emitSessionTransition(ctx, row, items, { from: session.status, trigger, actor }, orderId ?? null);
  return { decision, session: row };
}

/** Writes down that a session has come to be, or has moved. */
export function emitSessionTransition(
  ctx: TransactionContext,
  session: SessionRow,
  items: readonly SessionItemRow[],
  change: { from: SessionStatus | null; trigger: string; actor: Actor },
  orderId: string | null,
): void {
  const fact = {
    scope: session,
    type: SESSION_EVENTS[session.status],
    objectId: session.id,
    sequence: session.eventSequence,
    data: presentSession(session, items, orderId),
  };
  emitTransition(ctx, fact, { ...change, to: session.status });
}

const SESSION_EVENTS: Record<SessionStatus, EventType> = {
  open: "checkout.session.created",
  completed: "checkout.session.completed",
  expired: "checkout.session.expired",
  canceled: "checkout.session.canceled",
};

import { conflict, gone, notFound } from "@/lib/core/errors";
import { unreachable } from "@/lib/core/invariant";
import type { TransactionContext } from "@/lib/events/transact";
import { lockSession, type SessionRow } from "./queries";

/** Locks a session that the customer may still change. The deadline is looked at under the lock, not only by the sweep. */
export async function lockOpenSession(ctx: TransactionContext, sessionId: string): Promise<SessionRow> {
  const session = await lockSession(ctx.tx, sessionId);
  if (!session) throw notFound("checkout session");
  assertOpen(session, ctx.clock.now());
  return session;
}

/** Refuses what has ended: 409 where the order was placed, 410 where the session is over. */
export function assertOpen(session: SessionRow, now: Date): void {
  switch (session.status) {
    case "completed":
      throw conflict("session_completed", "The order has been placed already.");
    case "canceled":
      throw gone("session_canceled", "The shop has called this checkout off.");
    case "expired":
      throw gone("session_expired", "This checkout has expired.");
    case "open":
      if (session.expiresAt <= now) throw gone("session_expired", "This checkout has expired.");
      return;
    default:
      unreachable(session.status);
  }
}

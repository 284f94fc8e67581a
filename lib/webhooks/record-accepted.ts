import { and, eq, gt, isNull, sql } from "drizzle-orm";
import type { Context } from "@/db/context";
import { webhookEndpoints } from "@/db/schema";
import { againAfterDeadlock } from "@/db/transaction";
import { WAKE_CHANNEL, WORK_IS_DUE } from "@/lib/events/wake-channel";
import type { Attempt } from "./make-attempt";
import { type Written, writeAttempts } from "./write-attempts";

/**
 * Records attempts that were accepted, of whichever endpoints, and takes what comes next. A success at an endpoint without
 * failures changes nothing of it; any other closes its circuit, and what waited for that is due already.
 */
export async function recordAccepted(
  ctx: Context,
  attempts: readonly Attempt[],
  options: { leaseMs: number | null; skipLocked: boolean },
): Promise<Written[]> {
  const verdict = { status: "delivered", dueAt: null } as const;
  const judged = attempts.map((attempt) => ({ attempt, verdict }));
  const written = await againAfterDeadlock(() => writeAttempts(ctx, judged, { ...options, db: ctx.db }));
  const failing = written.filter(({ failuresInRow }) => failuresInRow > 0);
  if (failing.length > 0) await closeCircuits(ctx, [...new Set(failing.map(({ endpointId }) => endpointId))]);
  return written;
}

/**
 * Wakes the workers if one changed. One plain update for each endpoint, in the order of their ids: a row that is locked and then
 * changed by one statement is changed by its old snapshot, which two such statements can turn into a deadlock.
 */
async function closeCircuits(ctx: Context, endpointIds: readonly string[]): Promise<void> {
  let isClosed = false;
  for (const endpointId of [...endpointIds].sort()) {
    const closed = await againAfterDeadlock(() =>
      ctx.db
        .update(webhookEndpoints)
        .set({ failuresInRow: 0, openUntil: null, probingUntil: null })
        .where(
          and(
            eq(webhookEndpoints.id, endpointId),
            gt(webhookEndpoints.failuresInRow, 0),
            eq(webhookEndpoints.status, "enabled"),
            isNull(webhookEndpoints.deletedAt),
          ),
        )
        .returning({ id: webhookEndpoints.id }),
    );
    isClosed ||= closed.length > 0;
  }
  if (isClosed) await ctx.db.execute(sql`select pg_notify(${WAKE_CHANNEL}, ${WORK_IS_DUE})`);
}

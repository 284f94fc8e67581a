import { sql } from "drizzle-orm";
import type { Context } from "@/db/context";
import { againAfterDeadlock } from "@/db/transaction";
import { WAKE_CHANNEL, WORK_IS_DUE } from "@/lib/events/write-facts";
import { FAILURES_TO_OPEN } from "./circuit";
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

/** Wakes the workers if one of them was open. */
async function closeCircuits(ctx: Context, endpointIds: readonly string[]): Promise<void> {
  await againAfterDeadlock(() =>
    ctx.db.execute(sql`
      with before as materialized (
        select id, failures_in_row from webhook_endpoints
        where id in (select json_array_elements_text(${JSON.stringify(endpointIds)}::json)) and failures_in_row > 0
          and status = 'enabled' and deleted_at is null
        order by id for no key update
      ), closed as (
        update webhook_endpoints endpoint set failures_in_row = 0, open_until = null, probing_until = null
        from before where endpoint.id = before.id
      )
      select pg_notify(${WAKE_CHANNEL}, ${WORK_IS_DUE})
      where exists (select from before where failures_in_row >= ${FAILURES_TO_OPEN})`),
  );
}

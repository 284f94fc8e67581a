import { and, eq } from "drizzle-orm";
import type { Context } from "@/db/context";
import { dueFailures } from "@/db/schema";
import { addMs, HOUR_MS, SECOND_MS } from "@/lib/core/clock";
import { describeError } from "@/lib/core/describe-error";
import type { DueRow } from "./find-due";

/** After about seven hours a row is dead: no passing trouble lasts so long, and somebody should look. */
const MAX_ATTEMPTS = 16;

/**
 * Records that a row's verb has thrown, and schedules its retry with back-off: the oldest row that never works must not hold
 * up the others of its duty.
 */
export async function recordFailure(ctx: Context, duty: string, row: DueRow, error: unknown): Promise<void> {
  const attempts = row.failures + 1;
  const now = ctx.wallClock.now();
  const isDead = attempts >= MAX_ATTEMPTS;
  const failure = {
    attempts,
    error: JSON.stringify(describeError(error)),
    failedAt: now,
    retryAt: isDead ? null : addMs(now, retryDelayMs(attempts)),
  };
  await ctx.db
    .insert(dueFailures)
    .values({ duty, rowId: row.id, ...failure })
    .onConflictDoUpdate({ target: [dueFailures.duty, dueFailures.rowId], set: failure });
  const words = isDead ? "due work is dead: a person has to look" : "a due row could not be worked on";
  ctx.log.error({ duty, id: row.id, attempts, error }, words);
}

/** The verb has worked after all. */
export async function forgetFailure(ctx: Context, duty: string, rowId: string): Promise<void> {
  await ctx.db.delete(dueFailures).where(and(eq(dueFailures.duty, duty), eq(dueFailures.rowId, rowId)));
}

function retryDelayMs(attempts: number): number {
  return Math.min(2 ** attempts * SECOND_MS, HOUR_MS);
}

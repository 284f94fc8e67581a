import { and, asc, eq, isNull } from "drizzle-orm";
import type { Context } from "@/db/context";
import { dueFailures } from "@/db/schema";

export type DeadWork = Omit<typeof dueFailures.$inferSelect, "retryAt">;

/** Due work that is not tried any more, the oldest first: what failed, how often, and with which error. */
export async function listDeadWork({ db }: Context, limit?: number): Promise<DeadWork[]> {
  const { retryAt, ...columns } = {
    duty: dueFailures.duty,
    rowId: dueFailures.rowId,
    attempts: dueFailures.attempts,
    error: dueFailures.error,
    failedAt: dueFailures.failedAt,
    retryAt: dueFailures.retryAt,
  };
  const dead = db.select(columns).from(dueFailures).where(isNull(retryAt)).orderBy(asc(dueFailures.failedAt));
  return limit === undefined ? dead : dead.limit(limit);
}

/** Has dead work tried again from now on, as if it had never failed: one row, or all of it. Answers how much. */
export async function retryDeadWork(
  { db }: Context,
  only?: { duty: string; rowId: string },
): Promise<number> {
  const which = only && and(eq(dueFailures.duty, only.duty), eq(dueFailures.rowId, only.rowId));
  const revived = await db
    .delete(dueFailures)
    .where(and(isNull(dueFailures.retryAt), which))
    .returning({ rowId: dueFailures.rowId });
  return revived.length;
}

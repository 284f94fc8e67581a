import { and, eq, lte } from "drizzle-orm";
import type { Context } from "@/db/context";
import { outboxMessages } from "@/db/schema";
import { inTransaction } from "@/db/transaction";
import { addMs, MINUTE_MS } from "@/lib/core/clock";
import type { MessageRow } from "./queries";
import { retryDelayMs } from "./retry-delays";

/** `attempt` counts from 1. `isLate`: what the message says may have been overtaken since it was written. */
export type ClaimedMessage = { message: MessageRow; attempt: number; isLate: boolean };

/** A worker that keeps up sends within moments. */
const LATE_MS = 5 * MINUTE_MS;

/**
 * Leases a message that is due: its retry is scheduled as if this attempt had failed, so that a worker that dies loses
 * nothing but time. Null where it is not due, which is what the second of two workers finds.
 */
export async function claimMessage(ctx: Context, id: string): Promise<ClaimedMessage | null> {
  const now = ctx.wallClock.now();
  return inTransaction(ctx.db, async (tx) => {
    const isDue = and(
      eq(outboxMessages.id, id),
      eq(outboxMessages.status, "pending"),
      lte(outboxMessages.dueAt, now),
    );
    const [message] = await tx.select().from(outboxMessages).where(isDue).for("update");
    if (!message?.dueAt) return null;
    const attempt = message.attempts + 1;
    await tx
      .update(outboxMessages)
      .set({ attempts: attempt, dueAt: addMs(now, retryDelayMs(attempt)) })
      .where(eq(outboxMessages.id, id));
    const isLate = attempt > 1 || now.getTime() - message.dueAt.getTime() > LATE_MS;
    return { message, attempt, isLate };
  });
}

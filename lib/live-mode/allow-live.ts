import { eq, sql } from "drizzle-orm";
import { merchants } from "@/db/schema";
import { notFound } from "@/lib/core/errors";
import type { TransactionContext } from "@/lib/events/transact";

/**
 * The operator's word that a merchant may go live, in the caller's transaction. Once given it stays, and a second time
 * changes nothing: whoever must not sell is suspended. Refuses (404) a merchant that there is not.
 */
export async function allowLive(ctx: TransactionContext, merchantId: string): Promise<void> {
  const allowed = await ctx.tx
    .update(merchants)
    .set({ liveAllowedAt: sql`coalesce(${merchants.liveAllowedAt}, ${ctx.wallClock.now().toISOString()})` })
    .where(eq(merchants.id, merchantId))
    .returning({ id: merchants.id });
  if (allowed.length === 0) throw notFound("merchant");
}

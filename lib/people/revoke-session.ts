import { and, eq, isNull } from "drizzle-orm";
import type { Context } from "@/db/context";
import { dashboardSessions } from "@/db/schema";
import { notFound } from "@/lib/core/errors";

/** Ends one of a person's own sessions. Twice is harmless; another person's is like a missing one (404). */
export async function revokeSession(ctx: Context, personId: string, sessionId: string): Promise<void> {
  const isOwn = and(eq(dashboardSessions.id, sessionId), eq(dashboardSessions.personId, personId));
  const [session] = await ctx.db.select({ id: dashboardSessions.id }).from(dashboardSessions).where(isOwn);
  if (!session) throw notFound("session");
  await ctx.db
    .update(dashboardSessions)
    .set({ revokedAt: ctx.wallClock.now() })
    .where(and(isOwn, isNull(dashboardSessions.revokedAt)));
}

import { and, desc, eq, gt, isNull } from "drizzle-orm";
import type { Context } from "@/db/context";
import { dashboardSessions } from "@/db/schema";
import { DASHBOARD_IDLE_HOURS } from "@/lib/contracts/limits";
import { addMs, HOUR_MS } from "@/lib/core/clock";

export type OpenSession = { id: string; userAgent: string | null; createdAt: Date; lastSeenAt: Date };

/** The sessions of a person that still open the dashboard, newest first. */
export function listSessions(ctx: Context, personId: string): Promise<OpenSession[]> {
  const now = ctx.wallClock.now();
  return ctx.db
    .select({
      id: dashboardSessions.id,
      userAgent: dashboardSessions.userAgent,
      createdAt: dashboardSessions.createdAt,
      lastSeenAt: dashboardSessions.lastSeenAt,
    })
    .from(dashboardSessions)
    .where(
      and(
        eq(dashboardSessions.personId, personId),
        isNull(dashboardSessions.revokedAt),
        gt(dashboardSessions.expiresAt, now),
        gt(dashboardSessions.lastSeenAt, addMs(now, -DASHBOARD_IDLE_HOURS * HOUR_MS)),
      ),
    )
    .orderBy(desc(dashboardSessions.id));
}

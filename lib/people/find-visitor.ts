import { and, eq, gt, isNull } from "drizzle-orm";
import type { Context } from "@/db/context";
import { dashboardSessions, people } from "@/db/schema";
import { DASHBOARD_IDLE_HOURS } from "@/lib/contracts/limits";
import { addMs, HOUR_MS, MINUTE_MS } from "@/lib/core/clock";
import { listMemberships, type Membership } from "./queries";
import { hashSessionToken } from "./sign-in";

/** Somebody who is signed in, and where they belong now. */
export type Visitor = { personId: string; email: string; sessionId: string; memberships: Membership[] };

/** When somebody was last seen is written at most this often. */
const SEEN_PRECISION_MS = MINUTE_MS;
const TOKEN = /^[0-9a-hjkmnp-tv-z]{52}$/;

/** Whose session a cookie's token opens. Null for one that nobody was given, that was revoked, or whose time is over. */
export async function findVisitor(ctx: Context, token: string | null): Promise<Visitor | null> {
  if (token === null || !TOKEN.test(token)) return null;
  const now = ctx.wallClock.now();
  const [found] = await ctx.db
    .select({ session: dashboardSessions, email: people.email })
    .from(dashboardSessions)
    .innerJoin(people, eq(people.id, dashboardSessions.personId))
    .where(
      and(
        eq(dashboardSessions.tokenHash, hashSessionToken(token)),
        isNull(dashboardSessions.revokedAt),
        gt(dashboardSessions.expiresAt, now),
        gt(dashboardSessions.lastSeenAt, addMs(now, -DASHBOARD_IDLE_HOURS * HOUR_MS)),
      ),
    );
  if (!found) return null;
  const { session, email } = found;
  if (now.getTime() - session.lastSeenAt.getTime() > SEEN_PRECISION_MS) {
    await ctx.db
      .update(dashboardSessions)
      .set({ lastSeenAt: now })
      .where(eq(dashboardSessions.id, session.id));
  }
  const memberships = await listMemberships(ctx.db, session.personId);
  return { personId: session.personId, email, sessionId: session.id, memberships };
}

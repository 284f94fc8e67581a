import { and, eq, gt, isNull } from "drizzle-orm";
import { dashboardSessions, signInLinks } from "@/db/schema";
import type { TransactionContext } from "@/lib/events/transact";

/** Signs a person out everywhere, and ends the links that would sign in: for somebody whose mail or machine was stolen. */
export async function revokeAllSessions(
  { tx, wallClock }: TransactionContext,
  personId: string,
): Promise<void> {
  const now = wallClock.now();
  await tx
    .update(dashboardSessions)
    .set({ revokedAt: now })
    .where(and(eq(dashboardSessions.personId, personId), isNull(dashboardSessions.revokedAt)));
  await tx
    .update(signInLinks)
    .set({ usedAt: now })
    .where(
      and(eq(signInLinks.personId, personId), isNull(signInLinks.usedAt), gt(signInLinks.expiresAt, now)),
    );
}

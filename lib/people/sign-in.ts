import { createHash } from "node:crypto";
import { and, eq, gt, isNull } from "drizzle-orm";
import { dashboardSessions, signInLinks } from "@/db/schema";
import { DASHBOARD_SESSION_DAYS } from "@/lib/contracts/limits";
import { encodeBase32 } from "@/lib/core/base32";
import { addMs, DAY_MS } from "@/lib/core/clock";
import { gone } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import type { TransactionContext } from "@/lib/events/transact";

const TOKEN_BYTES = 32;
const MAX_USER_AGENT_LENGTH = 200;

/**
 * Uses up a link and opens a session for its person; answers the token for the cookie, which is kept nowhere. Of two that
 * come at once, one signs in. Refused (410 `sign_in_link_ended`) once it was used or 15 minutes are over.
 */
export async function signIn(
  ctx: TransactionContext,
  linkId: string,
  userAgent: string | null,
): Promise<string> {
  const now = ctx.wallClock.now();
  const [link] = await ctx.tx
    .update(signInLinks)
    .set({ usedAt: now })
    .where(and(eq(signInLinks.id, linkId), isNull(signInLinks.usedAt), gt(signInLinks.expiresAt, now)))
    .returning({ personId: signInLinks.personId });
  if (!link) throw gone("sign_in_link_ended", "This link was used already, or its 15 minutes are over.");
  const token = encodeBase32(ctx.random.bytes(TOKEN_BYTES));
  await ctx.tx.insert(dashboardSessions).values({
    id: newId("dashboardSession", ctx),
    personId: link.personId,
    tokenHash: hashSessionToken(token),
    userAgent: userAgent?.slice(0, MAX_USER_AGENT_LENGTH) || null,
    createdAt: now,
    lastSeenAt: now,
    expiresAt: addMs(now, DASHBOARD_SESSION_DAYS * DAY_MS),
  });
  return token;
}

/** What is stored in place of a token. A slow hash would add nothing: 256 random bits cannot be guessed. */
export function hashSessionToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

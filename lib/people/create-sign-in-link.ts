import { signInLinks } from "@/db/schema";
import { SIGN_IN_LINK_MINUTES } from "@/lib/contracts/limits";
import { addMs, MINUTE_MS } from "@/lib/core/clock";
import { newId } from "@/lib/core/ids";
import { linkSecret } from "@/lib/core/secrets/link-secret";
import type { TransactionContext } from "@/lib/events/transact";

/** A link that signs the person in once, within 15 minutes; answers its id. Whoever has its address is that person. */
export async function createSignInLink(ctx: TransactionContext, personId: string): Promise<string> {
  const id = newId("signInLink", ctx);
  const now = ctx.wallClock.now();
  const expiresAt = addMs(now, SIGN_IN_LINK_MINUTES * MINUTE_MS);
  await ctx.tx.insert(signInLinks).values({ id, personId, createdAt: now, expiresAt });
  return id;
}

/** Where a link leads: a page whose button signs in. */
export function signInUrl(ctx: Pick<TransactionContext, "keys" | "baseUrl">, linkId: string): string {
  return `${ctx.baseUrl}/dashboard/sign-in/${linkSecret(ctx.keys.links, linkId)}`;
}

import { eq } from "drizzle-orm";
import { checkoutSessions, orders } from "@/db/schema";
import type { CheckoutContext } from "@/lib/checkout/context";
import type { Locale } from "@/lib/contracts/locales";
import { openLinkSecret } from "@/lib/core/secrets/link-secret";

/** What must be known of a page before it is rendered. */
export type PageFacts = {
  /** Who may hold it in a frame: the session's own origin if it was made to be embedded, and nobody else. */
  frameAncestor: string | null;
  /** The language chosen for it, if one was. */
  locale: Locale | null;
};

const NOTHING: PageFacts = { frameAncestor: null, locale: null };

/** The facts of `/c/{secret}` or `/o/{secret}`; a page that does not exist has none. */
export async function findPageFacts(ctx: CheckoutContext, path: string): Promise<PageFacts> {
  const [, kind, secret] = /^\/([co])\/([^/]+)$/.exec(path) ?? [];
  const id = secret === undefined ? null : openLinkSecret(ctx.keys.links, secret);
  if (id === null) return NOTHING;
  const [facts] = kind === "c" ? await ofSession(ctx, id) : await ofOrder(ctx, id);
  return facts ?? NOTHING;
}

function ofSession(ctx: CheckoutContext, id: string): Promise<PageFacts[]> {
  return ctx.db
    .select({ frameAncestor: checkoutSessions.embedOrigin, locale: checkoutSessions.locale })
    .from(checkoutSessions)
    .where(eq(checkoutSessions.id, id));
}

function ofOrder(ctx: CheckoutContext, id: string): Promise<PageFacts[]> {
  return ctx.db
    .select({ frameAncestor: checkoutSessions.embedOrigin, locale: orders.locale })
    .from(orders)
    .innerJoin(checkoutSessions, eq(checkoutSessions.id, orders.sessionId))
    .where(eq(orders.id, id));
}

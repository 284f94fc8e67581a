import { eq } from "drizzle-orm";
import { checkoutSessions, orders } from "@/db/schema";
import type { CheckoutContext } from "@/lib/checkout/context";
import { openLinkSecret } from "@/lib/core/secrets/link-secret";

/** Who may hold a page in a frame: the session's own origin if it was made to be embedded, and nobody else. */
export async function findFrameAncestor(ctx: CheckoutContext, path: string): Promise<string | null> {
  const [, kind, secret] = /^\/([co])\/([^/]+)$/.exec(path) ?? [];
  const id = secret === undefined ? null : openLinkSecret(ctx.keys.links, secret);
  if (id === null) return null;
  const known = remembered.get(id);
  if (known !== undefined) return known;
  const origin = kind === "c" ? await originOfSession(ctx, id) : await originOfOrder(ctx, id);
  remember(id, origin);
  return origin;
}

/** A session's origin never changes, so it may be remembered for as long as there is room. */
const remembered = new Map<string, string | null>();
const MAX_REMEMBERED = 10_000;

function remember(id: string, origin: string | null): void {
  const [oldest] = remembered.keys();
  if (remembered.size >= MAX_REMEMBERED && oldest !== undefined) remembered.delete(oldest);
  remembered.set(id, origin);
}

async function originOfSession(ctx: CheckoutContext, id: string): Promise<string | null> {
  const [row] = await ctx.db
    .select({ origin: checkoutSessions.embedOrigin })
    .from(checkoutSessions)
    .where(eq(checkoutSessions.id, id));
  return row?.origin ?? null;
}

async function originOfOrder(ctx: CheckoutContext, id: string): Promise<string | null> {
  const [row] = await ctx.db
    .select({ origin: checkoutSessions.embedOrigin })
    .from(orders)
    .innerJoin(checkoutSessions, eq(checkoutSessions.id, orders.sessionId))
    .where(eq(orders.id, id));
  return row?.origin ?? null;
}

type Policy = {
  nonce: string;
  frameAncestor: string | null;
  /** Where a form's answer may lead on to: a bank's page. Browsers judge redirects of a form by this list too. */
  bankOrigins: readonly string[];
  isDevelopment: boolean;
};

/** Nothing but our own, with a nonce on every script; no inline handler, no other origin. */
export function contentSecurityPolicy({ nonce, frameAncestor, bankOrigins, isDevelopment }: Policy): string {
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ""}`,
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' https: data:",
    "font-src 'self'",
    `connect-src 'self'${isDevelopment ? " ws:" : ""}`,
    `form-action ${["'self'", ...bankOrigins].join(" ")}`,
    `frame-ancestors ${frameAncestor ?? "'none'"}`,
    "base-uri 'none'",
  ].join("; ");
}

import { and, desc, eq } from "drizzle-orm";
import { checkoutSessions, merchantSettings, orders, payments } from "@/db/schema";
import type { CheckoutContext } from "@/lib/context/checkout-context";
import { DEFAULT_LOCALE, type Locale } from "@/lib/contracts/locales";
import { openLinkSecret } from "@/lib/core/secrets/link-secret";

/** What must be known of a page before it is rendered. */
export type PageFacts = {
  /** Who may hold it in a frame: the session's own origin if it was made to be embedded, and nobody else. */
  frameAncestor: string | null;
  /** The language chosen for it, if one was. */
  locale: Locale | null;
  /** The merchant's own, where neither that nor the browser names one. */
  usualLocale?: Locale | null;
};

const NOTHING: PageFacts = { frameAncestor: null, locale: null };
/** The page of a confirm link is for the merchant's people: it has English alone, and nobody may hold it. */
const OF_CONFIRM_LINK: PageFacts = { frameAncestor: null, locale: DEFAULT_LOCALE };

/** The facts of `/c/{secret}`, `/o/…`, `/phone/…` or `/confirm/…`; a page that does not exist has none. */
export async function findPageFacts(ctx: CheckoutContext, path: string): Promise<PageFacts> {
  const [, kind, secret] = /^\/(c|o|phone|confirm)\/([^/]+)$/.exec(path) ?? [];
  const id = secret === undefined ? null : openLinkSecret(ctx.keys.links, secret);
  if (id === null) return NOTHING;
  if (kind === "confirm") return OF_CONFIRM_LINK;
  const [facts] = await factsOf(ctx, kind, id);
  return facts ?? NOTHING;
}

function factsOf(ctx: CheckoutContext, kind: string | undefined, id: string): Promise<PageFacts[]> {
  if (kind === "c") return ofSession(ctx, id);
  return kind === "phone" ? ofPhone(ctx, id) : ofOrder(ctx, id);
}

function ofSession(ctx: CheckoutContext, id: string): Promise<PageFacts[]> {
  return ctx.db
    .select({
      frameAncestor: checkoutSessions.embedOrigin,
      locale: checkoutSessions.locale,
      usualLocale: merchantSettings.defaultLocale,
    })
    .from(checkoutSessions)
    .innerJoin(
      merchantSettings,
      and(
        eq(merchantSettings.merchantId, checkoutSessions.merchantId),
        eq(merchantSettings.livemode, checkoutSessions.livemode),
      ),
    )
    .where(eq(checkoutSessions.id, id));
}

function ofOrder(ctx: CheckoutContext, id: string): Promise<PageFacts[]> {
  return ctx.db
    .select({ frameAncestor: checkoutSessions.embedOrigin, locale: orders.locale })
    .from(orders)
    .innerJoin(checkoutSessions, eq(checkoutSessions.id, orders.sessionId))
    .where(eq(orders.id, id));
}

/** A phone's page speaks the language of what it was asked last, and nobody may hold it. */
async function ofPhone(ctx: CheckoutContext, id: string): Promise<PageFacts[]> {
  const rows = await ctx.db
    .select({ locale: orders.locale })
    .from(payments)
    .innerJoin(orders, eq(orders.id, payments.orderId))
    .where(eq(payments.phoneId, id))
    .orderBy(desc(payments.id))
    .limit(1);
  return rows.map(({ locale }) => ({ frameAncestor: null, locale }));
}

import { and, desc, eq, inArray, lt } from "drizzle-orm";
import type { Database } from "@/db/client";
import type { Scope } from "@/db/context";
import { checkoutLinkProducts, checkoutLinks } from "@/db/schema";
import { ownedBy } from "./queries";

export type LinkFilter = { active?: boolean | undefined; product?: string | undefined };
type Page = { before: string | null; limit: number };

/** The merchant's links, newest first, behind the link with the id `before`. Stable while links are made. */
export function listLinks(db: Database, scope: Scope, { active, product }: LinkFilter, page: Page) {
  if (product !== undefined) return listLinksOfProduct(db, scope, { active, product }, page);
  return db
    .select()
    .from(checkoutLinks)
    .where(
      and(
        ownedBy(scope),
        active === undefined ? undefined : eq(checkoutLinks.active, active),
        page.before ? lt(checkoutLinks.id, page.before) : undefined,
      ),
    )
    .orderBy(desc(checkoutLinks.id))
    .limit(page.limit);
}

type OfProduct = { product: string; active: boolean | undefined };

/** The page is chosen in the index, before any link is read: the planner would rather read them all and sort. */
function listLinksOfProduct(db: Database, scope: Scope, { product, active }: OfProduct, page: Page) {
  const ofPage = db
    .select({ id: checkoutLinkProducts.linkId })
    .from(checkoutLinkProducts)
    .where(
      and(
        eq(checkoutLinkProducts.merchantId, scope.merchantId),
        eq(checkoutLinkProducts.livemode, scope.livemode),
        eq(checkoutLinkProducts.productId, product),
        active === undefined ? undefined : eq(checkoutLinkProducts.active, active),
        page.before ? lt(checkoutLinkProducts.linkId, page.before) : undefined,
      ),
    )
    .orderBy(desc(checkoutLinkProducts.linkId))
    .limit(page.limit);
  return db
    .select()
    .from(checkoutLinks)
    .where(and(ownedBy(scope), inArray(checkoutLinks.id, ofPage)))
    .orderBy(desc(checkoutLinks.id));
}

import { and, desc, eq, getTableColumns, lt, type SQL } from "drizzle-orm";
import type { Database } from "@/db/client";
import type { Scope } from "@/db/context";
import { checkoutLinkProducts, checkoutLinks } from "@/db/schema";
import { ownedBy } from "./queries";

export type LinkFilter = { active?: boolean | undefined; product?: string | undefined };
type Page = { before: string | null; limit: number };

/** The merchant's links, newest first, behind the link with the id `before`. Stable while links are made. */
export function listLinks(db: Database, scope: Scope, filter: LinkFilter, page: Page) {
  const { active, product } = filter;
  const isWanted = active === undefined ? undefined : eq(checkoutLinks.active, active);
  if (product !== undefined) return listLinksOfProduct(db, scope, { product, isWanted }, page);
  return db
    .select()
    .from(checkoutLinks)
    .where(and(ownedBy(scope), isWanted, page.before ? lt(checkoutLinks.id, page.before) : undefined))
    .orderBy(desc(checkoutLinks.id))
    .limit(page.limit);
}

type OfProduct = { product: string; isWanted: SQL | undefined };

function listLinksOfProduct(db: Database, scope: Scope, { product, isWanted }: OfProduct, page: Page) {
  return db
    .select(getTableColumns(checkoutLinks))
    .from(checkoutLinkProducts)
    .innerJoin(checkoutLinks, eq(checkoutLinks.id, checkoutLinkProducts.linkId))
    .where(
      and(
        eq(checkoutLinkProducts.merchantId, scope.merchantId),
        eq(checkoutLinkProducts.livemode, scope.livemode),
        eq(checkoutLinkProducts.productId, product),
        isWanted,
        page.before ? lt(checkoutLinkProducts.linkId, page.before) : undefined,
      ),
    )
    .orderBy(desc(checkoutLinkProducts.linkId))
    .limit(page.limit);
}

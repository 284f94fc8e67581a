import { and, desc, eq, lt, type SQL, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import type { Scope } from "@/db/context";
import { products } from "@/db/schema";
import type { ProductRow } from "./queries";
import { searchFor } from "./search-words";

export type ProductFilter = {
  active?: boolean | undefined;
  reference?: string | undefined;
  /** Beginnings of words of the name or the reference; a text without a word finds nothing. */
  search?: string | undefined;
};
type Page = { before: string | null; limit: number };

/** Finds of a search that are sorted; of more, so many that a walk from the newest soon fills a page. */
export const MOST_SORTED_FINDS = 500;

/** The merchant's products, newest first, behind the one with the id `before`. Stable while products come in. */
export async function listProducts(
  db: Database,
  scope: Scope,
  filter: ProductFilter,
  page: Page,
): Promise<ProductRow[]> {
  const { search, ...rest } = filter;
  if (search === undefined) return selectProducts(db, scope, rest, page);
  const words = searchFor(scope, search);
  if (words === null) return [];
  const found = await selectFinds(db, scope, rest, page.before, words);
  return selectProducts(db, scope, rest, page, isFound(words, found));
}

type Rest = Omit<ProductFilter, "search">;

/** The statement behind a page. */
export function selectProducts(db: Database, scope: Scope, filter: Rest, page: Page, found?: SQL) {
  return db
    .select()
    .from(products)
    .where(and(matches(scope, filter, page.before), found))
    .orderBy(desc(products.id))
    .limit(page.limit);
}

/**
 * What a search finds, in any order: all of it, or one more than is sorted. Without it the planner, which cannot know how rare
 * a word is, walks through everything from the newest on to find one product.
 */
export function selectFinds(db: Database, scope: Scope, filter: Rest, before: string | null, words: string) {
  return db
    .select({ id: products.id })
    .from(products)
    .where(and(matches(scope, filter, before), hasWords(words)))
    .limit(MOST_SORTED_FINDS + 1);
}

function matches(scope: Scope, filter: Rest, before: string | null): SQL | undefined {
  return and(
    eq(products.merchantId, scope.merchantId),
    eq(products.livemode, scope.livemode),
    filter.active === undefined ? undefined : eq(products.active, filter.active),
    filter.reference === undefined ? undefined : eq(products.reference, filter.reference),
    before === null ? undefined : lt(products.id, before),
  );
}

/** What the page of a search is taken from, by how much it finds. */
export function isFound(words: string, found: readonly { id: string }[]): SQL {
  return found.length > MOST_SORTED_FINDS ? hasWords(words) : isAmong(found.map(({ id }) => id));
}

function hasWords(words: string): SQL {
  return sql`${products.words} @@ ${words}::tsquery`;
}

/** One text however many they are, so that a connection keeps one statement for it. */
function isAmong(ids: string[]): SQL {
  return sql`${products.id} = any(${sql.param(ids)})`;
}

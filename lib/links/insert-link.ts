import type { Transaction } from "@/db/client";
import { checkoutLinks } from "@/db/schema";
import type { LinkRow } from "./queries";
import { writeLinkProducts } from "./write-link-products";

/** Writes a new link with the list of its products. Null where the slug is taken; another taker's commit is waited for. */
export async function insertLink(
  tx: Transaction,
  values: typeof checkoutLinks.$inferInsert,
): Promise<LinkRow | null> {
  const [link] = await tx
    .insert(checkoutLinks)
    .values(values)
    .onConflictDoNothing({ target: checkoutLinks.slug })
    .returning();
  if (!link) return null;
  await writeLinkProducts(tx, link);
  return link;
}

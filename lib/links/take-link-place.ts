import { and, eq, isNotNull } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { checkoutLinks } from "@/db/schema";
import { conflict } from "@/lib/core/errors";
import { isLinkUsedUp } from "./count-link-orders";

/**
 * Called in the transaction that places an order of the link, before the order is written. Of a limited link the row is
 * locked, so that orders of it take turns up to the commit; refused (409, `link_used_up`) where as many stand as may. The
 * count is a statement of its own: it must see what was committed while the lock was waited for. Orders of a link without
 * a limit do not wait for one another.
 */
export async function takeLinkPlace(tx: Transaction, linkId: string): Promise<void> {
  const limited = await tx
    .select({ id: checkoutLinks.id })
    .from(checkoutLinks)
    .where(and(eq(checkoutLinks.id, linkId), isNotNull(checkoutLinks.maxOrders)))
    .for("no key update");
  if (limited.length > 0 && (await isLinkUsedUp(tx, linkId))) {
    throw conflict("link_used_up", "The link allows no more orders. Nothing was ordered.");
  }
}

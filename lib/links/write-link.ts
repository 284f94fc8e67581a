import { eq, sql } from "drizzle-orm";
import { checkoutLinkProducts, checkoutLinks } from "@/db/schema";
import { must } from "@/lib/core/invariant";
import type { TransactionContext } from "@/lib/events/transact";
import type { LinkRow } from "./queries";
import { writeLinkProducts } from "./write-link-products";

type Changes = Partial<Omit<LinkRow, "id" | "slug" | "merchantId" | "livemode" | "eventSequence">>;

/** Changes a link whose lock is held, counts the event that is to tell of it, and answers with how it is then. */
export async function writeLink(ctx: TransactionContext, id: string, changes: Changes): Promise<LinkRow> {
  const [written] = await ctx.tx
    .update(checkoutLinks)
    .set({
      ...changes,
      updatedAt: ctx.clock.now(),
      eventSequence: sql`${checkoutLinks.eventSequence} + 1`,
    })
    .where(eq(checkoutLinks.id, id))
    .returning();
  const link = must(written, "the link that was locked");
  if (changes.items || changes.active !== undefined) {
    await ctx.tx.delete(checkoutLinkProducts).where(eq(checkoutLinkProducts.linkId, id));
    await writeLinkProducts(ctx.tx, link);
  }
  return link;
}

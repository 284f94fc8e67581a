import { eq } from "drizzle-orm";
import { checkoutLinks, merchants } from "@/db/schema";
import type { CheckoutContext } from "../context";

/** Whose link that was, for a customer who comes too late; null where there never was one. */
export async function findEndedLink(
  { db }: CheckoutContext,
  slug: string,
): Promise<{ name: string; email: string } | null> {
  const [shop] = await db
    .select({ name: merchants.name, email: merchants.supportEmail })
    .from(checkoutLinks)
    .innerJoin(merchants, eq(merchants.id, checkoutLinks.merchantId))
    .where(eq(checkoutLinks.slug, slug));
  return shop ?? null;
}

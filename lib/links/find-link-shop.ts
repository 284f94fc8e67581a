import { and, eq } from "drizzle-orm";
import { checkoutLinks, merchantSettings } from "@/db/schema";
import type { CheckoutContext } from "@/lib/context/checkout-context";

/** Whose link that is, for a customer whom it opens no cart; null where there never was one. */
export async function findLinkShop(
  { db }: CheckoutContext,
  slug: string,
): Promise<{ name: string; email: string } | null> {
  const [shop] = await db
    .select({ name: merchantSettings.name, email: merchantSettings.supportEmail })
    .from(checkoutLinks)
    .innerJoin(
      merchantSettings,
      and(
        eq(merchantSettings.merchantId, checkoutLinks.merchantId),
        eq(merchantSettings.livemode, checkoutLinks.livemode),
      ),
    )
    .where(eq(checkoutLinks.slug, slug));
  return shop ?? null;
}

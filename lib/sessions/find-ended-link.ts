import { and, eq } from "drizzle-orm";
import { checkoutLinks, merchantSettings } from "@/db/schema";
import type { CheckoutContext } from "@/lib/context/checkout-context";

/** Whose link that was, for a customer who comes too late; null where there never was one. */
export async function findEndedLink(
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

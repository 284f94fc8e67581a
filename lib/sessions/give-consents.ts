import { consents } from "@/db/schema";
import type { Locale } from "@/lib/contracts/locales";
import { newId } from "@/lib/core/ids";
import type { TransactionContext } from "@/lib/events/transact";
import type { MerchantRow } from "@/lib/merchants/queries";
import type { ConsentRow, OrderRow } from "@/lib/orders/queries";

/**
 * Keeps which version of which document the customer has agreed to, in which language, and when. Given once: what was
 * agreed to first stands. Answers what was new.
 */
export async function giveConsents(
  ctx: TransactionContext,
  order: OrderRow,
  merchant: MerchantRow,
  locale: Locale,
): Promise<ConsentRow[]> {
  const documents = { terms: merchant.terms, personal_data: merchant.personalData } as const;
  const rows = (["terms", "personal_data"] as const).map((document) => ({
    id: newId("consent", ctx),
    orderId: order.id,
    document,
    version: documents[document].version,
    url: documents[document].url,
    locale,
    givenAt: ctx.clock.now(),
  }));
  return ctx.tx.insert(consents).values(rows).onConflictDoNothing().returning();
}

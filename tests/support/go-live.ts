import { and, eq } from "drizzle-orm";
import type { Scope } from "@/db/context";
import { merchantDocuments, merchantSettings, merchants } from "@/db/schema";
import type { CheckoutContext } from "@/lib/context/checkout-context";
import { newId } from "@/lib/core/ids";
import { must } from "@/lib/core/invariant";

/** Gives a merchant live mode with the settings of its test mode, without asking whether it is ready. */
export async function goLive(ctx: CheckoutContext, { merchantId }: Scope): Promise<Scope> {
  const { db, clock } = ctx;
  const live = { merchantId, livemode: true };
  const [settings] = await db
    .select()
    .from(merchantSettings)
    .where(and(eq(merchantSettings.merchantId, merchantId), eq(merchantSettings.livemode, false)));
  await db.insert(merchantSettings).values({ ...must(settings, "the settings"), ...live });
  const documents = await db
    .select()
    .from(merchantDocuments)
    .where(eq(merchantDocuments.merchantId, merchantId));
  await db
    .insert(merchantDocuments)
    .values(documents.map((document) => ({ ...document, ...live, id: newId("merchantDocument", ctx) })));
  await db.update(merchants).set({ liveSince: clock.now() }).where(eq(merchants.id, merchantId));
  return live;
}

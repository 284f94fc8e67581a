import { and, eq, sql } from "drizzle-orm";
import { apiKeys, checkoutLinks, merchantDocuments, merchantSettings, webhookEndpoints } from "@/db/schema";
import { outboxUrl } from "@/lib/checkout/messages/read-outbox";
import { hashApiKey } from "@/lib/core/secrets/api-key";
import type { TransactionContext } from "@/lib/events/transact";
import { dashboardLink } from "./dashboard-link";
import type { Demo } from "./demo-file";

/**
 * Follows the demo to the addresses of this start, which `PORT` may have moved. Null where the keys in the file are not
 * this database's: then the file is not touched.
 */
export async function refreshDemo(
  ctx: TransactionContext,
  demo: Demo,
  shopUrl: string,
): Promise<Demo | null> {
  const [key] = await ctx.tx
    .select()
    .from(apiKeys)
    .where(eq(apiKeys.hash, hashApiKey(demo.secret_key)));
  if (!key) return null;
  if (demo.shop_url !== shopUrl) await moveShop(ctx, key.merchantId, demo.shop_url, shopUrl);
  return {
    ...demo,
    base_url: ctx.baseUrl,
    shop_url: shopUrl,
    outbox_url: outboxUrl(ctx, key.merchantId),
    dashboard_url: await dashboardLink(ctx, key.merchantId),
    links: demo.links.map((link) => ({ ...link, url: `${ctx.baseUrl}/l/${link.slug}` })),
  };
}

async function moveShop(
  ctx: TransactionContext,
  merchantId: string,
  from: string,
  to: string,
): Promise<void> {
  const ofTestMode = and(eq(merchantSettings.merchantId, merchantId), eq(merchantSettings.livemode, false));
  const [merchant] = await ctx.tx.select().from(merchantSettings).where(ofTestMode);
  if (!merchant) return;
  await ctx.tx
    .update(merchantSettings)
    .set({
      embedOrigins: merchant.embedOrigins.map((origin) => (origin === from ? to : origin)),
      terms: { ...merchant.terms, url: merchant.terms.url.replace(from, to) },
      personalData: { ...merchant.personalData, url: merchant.personalData.url.replace(from, to) },
    })
    .where(ofTestMode);
  await ctx.tx
    .update(merchantDocuments)
    .set({ url: sql`replace(${merchantDocuments.url}, ${from}, ${to})` })
    .where(and(eq(merchantDocuments.merchantId, merchantId), eq(merchantDocuments.livemode, false)));
  await ctx.tx
    .update(webhookEndpoints)
    .set({ url: `${to}/webhooks` })
    .where(eq(webhookEndpoints.url, `${from}/webhooks`));
  await ctx.tx
    .update(checkoutLinks)
    .set({ successUrl: `${to}/thanks`, cancelUrl: to })
    .where(eq(checkoutLinks.merchantId, merchantId));
}

import { checkoutLinks, prices, products } from "@/db/schema";
import { outboxUrl } from "@/lib/checkout/messages/read-outbox";
import { newId } from "@/lib/core/ids";
import type { TransactionContext } from "@/lib/events/transact";
import { createMerchant } from "@/lib/merchants/create-merchant";
import { createWebhookEndpoint } from "@/lib/webhooks/create-webhook-endpoint";
import { DEMO_PRODUCTS, type DemoProduct } from "./demo-catalogue";
import type { Demo } from "./demo-file";
import { issueKeys } from "./issue-keys";

/** A merchant in test mode with everything that a first payment needs, in one transaction. */
export async function seedDemo(ctx: TransactionContext, shopUrl: string): Promise<Demo> {
  const scope = await createMerchant(ctx, {
    name: "Little Leaf Tea",
    supportEmail: "help@littleleaf.example",
    brandColor: "#0f5c4d",
    terms: { url: `${shopUrl}/terms`, version: "2026-10" },
    personalData: { url: `${shopUrl}/privacy`, version: "2026-09" },
    defaultCurrency: "EUR",
    defaultCountry: "DE",
    embedOrigins: [shopUrl],
    bankAccounts: [
      {
        holder: "Little Leaf Tea",
        iban: "DE89370400440532013000",
        bic: "COBADEFFXXX",
        bank: "Demo account: do not send money",
        currency: null,
      },
    ],
  });
  const links = [];
  for (const product of DEMO_PRODUCTS) links.push(await seedProduct(ctx, scope.merchantId, product, shopUrl));
  const { secret } = await createWebhookEndpoint(ctx, scope, {
    url: `${shopUrl}/webhooks`,
    event_types: "all",
    description: "The example shop",
  });
  return {
    base_url: ctx.baseUrl,
    ...(await issueKeys(ctx, scope.merchantId)),
    webhook_secret: secret,
    links,
    shop_url: shopUrl,
    outbox_url: outboxUrl(ctx, scope.merchantId),
  };
}

async function seedProduct(ctx: TransactionContext, merchantId: string, demo: DemoProduct, shopUrl: string) {
  const id = newId("product", ctx);
  const createdAt = ctx.clock.now();
  await ctx.tx.insert(products).values({
    id,
    merchantId,
    livemode: false,
    name: demo.name,
    description: demo.description,
    quantityMin: 1,
    quantityMax: demo.quantityMax,
    createdAt,
  });
  const rows = Object.entries(demo.prices).map(([currency, unitAmount]) => ({
    productId: id,
    currency,
    unitAmount,
  }));
  await ctx.tx.insert(prices).values(rows as (typeof prices.$inferInsert)[]);
  await ctx.tx.insert(checkoutLinks).values({
    id: newId("checkoutLink", ctx),
    merchantId,
    livemode: false,
    slug: demo.slug,
    items: [{ product: id, quantity: 1 }],
    successUrl: `${shopUrl}/thanks`,
    cancelUrl: shopUrl,
    createdAt,
  });
  return { slug: demo.slug, url: `${ctx.baseUrl}/l/${demo.slug}`, product: id, name: demo.name };
}

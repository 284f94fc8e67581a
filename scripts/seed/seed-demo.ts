import { outboxUrl } from "@/lib/checkout/messages/read-outbox";
import type { TransactionContext } from "@/lib/events/transact";
import { createLink } from "@/lib/links/create-link";
import { createMerchant } from "@/lib/merchants/create-merchant";
import { createProduct } from "@/lib/products/create-product";
import { createWebhookEndpoint } from "@/lib/webhooks/create-webhook-endpoint";
import { dashboardLink } from "./dashboard-link";
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
    dashboard_url: await dashboardLink(ctx, scope.merchantId),
  };
}

async function seedProduct(ctx: TransactionContext, merchantId: string, demo: DemoProduct, shopUrl: string) {
  const scope = { merchantId, livemode: false };
  const { product } = await createProduct(ctx, scope, {
    reference: demo.slug,
    name: demo.name,
    description: demo.description,
    quantity_min: 1,
    quantity_max: demo.quantityMax,
    prices: demo.prices,
    metadata: {},
  });
  await createLink(ctx, scope, {
    slug: demo.slug,
    items: [{ product: product.id, quantity: 1, removable: false }],
    success_url: `${shopUrl}/thanks`,
    cancel_url: shopUrl,
    parameters: "all",
  });
  return { slug: demo.slug, url: `${ctx.baseUrl}/l/${demo.slug}`, product: product.id, name: demo.name };
}

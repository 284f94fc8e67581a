import { eq } from "drizzle-orm";
import type { Scope } from "@/db/context";
import { merchants } from "@/db/schema";
import { issueKeyPair } from "@/lib/api-keys/issue-key-pair";
import { callbackSecret } from "@/lib/confirmations/callback-secret";
import type { CreatedMerchantObject, CreateMerchantAccountRequest } from "@/lib/contracts/merchant-account";
import { fieldError } from "@/lib/contracts/parse";
import { currencyOf } from "@/lib/core/country-currency";
import { invalidFields, Refusal } from "@/lib/core/errors";
import type { TransactionContext } from "@/lib/events/transact";
import { createMerchant } from "@/lib/merchants/create-merchant";
import { createSignInLink, signInUrl } from "@/lib/people/create-sign-in-link";
import { setMember } from "@/lib/people/set-member";
import { createWebhookEndpoint } from "@/lib/webhooks/create-webhook-endpoint";
import { OPERATORS_KEYS } from "./key-names";
import { presentMerchantAccount } from "./present-merchant-account";
import { readMerchantAccount } from "./queries";

/**
 * A new merchant with all that its test mode needs: settings, a secret and a publishable key, the secret of its callbacks,
 * a webhook endpoint where an address is named, and an owner where one is. Keys and webhook secret are given out here and never again.
 *
 * Refused (422): no currency where the country has none, an address that webhooks may not be sent to.
 */
export async function createMerchantAccount(
  ctx: TransactionContext,
  request: CreateMerchantAccountRequest,
): Promise<CreatedMerchantObject> {
  const currency = request.default_currency ?? currencyOf(request.default_country);
  if (currency === null) throw invalidFields([fieldError(["default_currency"], "field_required")]);
  // The day is the first version of the documents: the merchant names later ones as it likes.
  const version = ctx.clock.now().toISOString().slice(0, "2026-11-27".length);
  const scope = await createMerchant(ctx, {
    name: request.name,
    supportEmail: request.support_email,
    brandColor: request.brand_color,
    terms: { url: request.terms_url, version },
    personalData: { url: request.personal_data_url, version },
    defaultCurrency: currency,
    defaultCountry: request.default_country,
  });
  const rateLimitPerSecond = request.limits?.requests_per_second ?? null;
  if (rateLimitPerSecond !== null) {
    await ctx.tx.update(merchants).set({ rateLimitPerSecond }).where(eq(merchants.id, scope.merchantId));
  }
  const pair = await issueKeyPair(ctx, scope, OPERATORS_KEYS);
  const endpoint =
    request.webhook_url === undefined ? null : await openEndpoint(ctx, scope, request.webhook_url);
  return {
    ...presentMerchantAccount(await readMerchantAccount(ctx.tx, scope.merchantId)),
    test_mode: {
      secret_key: pair.secretKey,
      publishable_key: pair.publishableKey,
      callback_secret: callbackSecret(ctx.keys, scope),
      webhook_endpoint: endpoint,
    },
    owner: request.owner_email === undefined ? null : await inviteOwner(ctx, scope, request.owner_email),
  };
}

/** The first of the merchant's people, with a link that signs in: whoever runs the server passes it on. */
async function inviteOwner(ctx: TransactionContext, { merchantId }: Scope, email: string) {
  const person = await setMember(ctx, { merchantId, email, role: "owner" });
  return { email: person.email, sign_in_url: signInUrl(ctx, await createSignInLink(ctx, person.id)) };
}

/** It hears of everything from the merchant's first event on. What is wrong with the address is named by our field. */
async function openEndpoint(ctx: TransactionContext, scope: Scope, url: string) {
  try {
    const opened = await createWebhookEndpoint(ctx, scope, { url, event_types: "all" });
    return { id: opened.endpoint.id, url: opened.endpoint.url, secret: opened.secret };
  } catch (error) {
    if (!(error instanceof Refusal) || error.status !== 422) throw error;
    throw invalidFields(error.errors.map((each) => ({ ...each, pointer: "/webhook_url" })));
  }
}

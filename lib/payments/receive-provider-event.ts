import type { CheckoutContext } from "@/lib/context/checkout-context";
import { findMerchant } from "@/lib/merchants/queries";
import type { Provider, ProviderAccount } from "@/lib/providers/provider";
import { findAccount } from "./accounts/queries";
import { openAccount } from "./accounts/read-provider-account";
import { storeProviderEvent } from "./store-provider-event";

type Input = {
  /** The adapter's name and the account, as the address has them: a stranger may have written both. */
  provider: string;
  account: string;
  rawBody: string;
  headers: Headers;
};

/** `stored`: it is safe with us, now or since an earlier time. Everything else was refused, and nothing was kept. */
export type ReceivedEvent = "stored" | "no_such_address" | "signature" | "malformed";

/** Checks what a stranger sent to a provider's address, and stores it if it is the provider's word. */
export async function receiveProviderEvent(ctx: CheckoutContext, input: Input): Promise<ReceivedEvent> {
  const provider = ctx.providers.find(input.provider);
  const owner = provider && (await findOwner(ctx, provider, input.account));
  if (!provider || !owner) return "no_such_address";
  const event = provider.parseEvent(input.rawBody, input.headers, owner.account);
  if (!event.ok) {
    ctx.log.warn({ provider: provider.id, reason: event.reason }, "a provider event was refused");
    return event.reason;
  }
  await storeProviderEvent(ctx, {
    provider: provider.id,
    merchantId: owner.merchantId,
    rawBody: input.rawBody,
    event,
  });
  return "stored";
}

type Owner = { merchantId: string; account: ProviderAccount | null };

/**
 * Whose events an address takes: an account's, or a merchant's where the provider works without accounts. Such a provider
 * has test mode alone, in which every merchant is.
 */
async function findOwner(ctx: CheckoutContext, provider: Provider, id: string): Promise<Owner | null> {
  if (provider.accounts === "merchant") {
    const row = await findAccount(ctx.db, id);
    if (row?.provider !== provider.id) return null;
    return { merchantId: row.merchantId, account: openAccount(ctx, row) };
  }
  const merchant = await findMerchant(ctx.db, { merchantId: id, livemode: false });
  return merchant ? { merchantId: merchant.id, account: null } : null;
}

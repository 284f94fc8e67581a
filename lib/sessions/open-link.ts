import { and, eq, inArray } from "drizzle-orm";
import { checkoutLinks, type LinkItem, prices, products } from "@/db/schema";
import type { CheckoutSessionObject } from "@/lib/contracts/api-objects";
import type { Attribution } from "@/lib/contracts/attribution";
import { LINK_LAST_CART_MINUTES, SESSION_DEFAULT_LIFETIME_HOURS } from "@/lib/contracts/limits";
import type { LinkParameters, RefusedLinkParameter } from "@/lib/contracts/link-parameters";
import type { LinkEnd } from "@/lib/contracts/page-models";
import { addMs, HOUR_MS, MINUTE_MS } from "@/lib/core/clock";
import type { Country } from "@/lib/core/countries";
import { currencyOf } from "@/lib/core/country-currency";
import { gone, notFound } from "@/lib/core/errors";
import type { Currency } from "@/lib/core/money";
import type { TransactionContext } from "@/lib/events/transact";
import { countLinkOrders } from "@/lib/links/count-link-orders";
import { linkStatus } from "@/lib/links/link-status";
import type { LinkRow } from "@/lib/links/queries";
import { atMerchantTime } from "@/lib/merchants/merchant-clock";
import { type MerchantRow, readMerchant } from "@/lib/merchants/queries";
import { createSession } from "./create-session";

type Input = {
  slug: string;
  accepted: LinkParameters;
  refused: RefusedLinkParameter[];
  /** Where the customer came from. */
  attribution?: Attribution;
  /** Where the customer probably is; decides the currency where the link names neither it nor a country. */
  guessedCountry?: Country | null;
};

/**
 * Opens a checkout link: a fresh session each time, at the catalogue's prices. A parameter that can't be used is refused
 * by name and the page works without it: a currency without a price falls back as if none was named, a quantity out of
 * bounds to the link's own, one that the link does not allow as if it was not there.
 *
 * Refused where there is no such link (404), where it is archived, expired or used up (410, with a code that says which),
 * where the merchant is suspended (likewise), and where what it sells can't be sold now (422). A place is taken by an order, not by an open cart: `takeLinkPlace`.
 */
export async function openLink(ctx: TransactionContext, input: Input): Promise<CheckoutSessionObject> {
  const [link] = await ctx.tx.select().from(checkoutLinks).where(eq(checkoutLinks.slug, input.slug));
  if (!link) throw notFound("checkout link");
  const own = await atMerchantTime(ctx, link);
  await assertOpen(own, link);
  return openSession(own, link, allowedOnly(link, input));
}

async function assertOpen(ctx: TransactionContext, link: LinkRow): Promise<void> {
  const orders = await countLinkOrders(ctx.tx, [link]);
  const status = linkStatus(link, orders.get(link.id) ?? 0, ctx.clock.now());
  if (status !== "open") throw gone(`link_${status}` satisfies LinkEnd, "The link opens no cart any more.");
}

/** What the link does not allow is refused like what nobody knows; where the customer came from is left out without a word. */
function allowedOnly({ parameters }: LinkRow, input: Input): Input {
  if (parameters === null) return input;
  const isAllowed = (name: string) => parameters.some((allowed) => allowed === name);
  const entries = Object.entries(input.accepted);
  const others = entries.filter(([name]) => !isAllowed(name));
  return {
    ...input,
    accepted: Object.fromEntries(entries.filter(([name]) => isAllowed(name))),
    refused: [
      ...input.refused,
      ...others.map(([parameter]) => ({ parameter, code: "parameter_not_allowed" as const })),
    ],
    attribution: isAllowed("attribution") ? input.attribution : undefined,
  };
}

async function openSession(
  ctx: TransactionContext,
  link: LinkRow,
  input: Input,
): Promise<CheckoutSessionObject> {
  const merchant = await readMerchant(ctx.tx, link);
  if (merchant.suspendedAt !== null) {
    throw gone("shop_closed" satisfies LinkEnd, "The shop takes no orders at the moment.");
  }
  const refused = [...input.refused];
  const currency = await chooseCurrency(ctx, { link, merchant, input, refused });
  const items = await chooseQuantities(ctx, link.items, input.accepted.quantity, refused);
  const origin = chooseOrigin(merchant, input.accepted.embed_origin, refused);
  return createSession(
    ctx,
    link,
    {
      currency,
      items,
      country: input.accepted.country,
      locale: input.accepted.lang,
      ui_mode: origin ? "embedded" : "hosted",
      embed_origin: origin ?? undefined,
      success_url: link.successUrl ?? undefined,
      cancel_url: link.cancelUrl ?? undefined,
      payment_methods: "all",
      customer: input.accepted.email ? { email: input.accepted.email } : undefined,
      client_reference_id: input.accepted.client_reference_id,
      attribution: input.attribution,
      expires_at: cartEnd(link, ctx.clock.now())?.toISOString(),
    },
    {
      checkoutLinkId: link.id,
      refusedParameters: refused,
      currencyFollowsCountry: currency !== input.accepted.currency,
    },
  );
}

/**
 * A cart ends with its link, at the latest, so that nobody orders long after the end; but whoever opens it in the last hour
 * has an hour. Null where a session's usual end comes first.
 */
function cartEnd({ expiresAt }: LinkRow, now: Date): Date | null {
  if (expiresAt === null || expiresAt >= addMs(now, SESSION_DEFAULT_LIFETIME_HOURS * HOUR_MS)) return null;
  const earliest = addMs(now, LINK_LAST_CART_MINUTES * MINUTE_MS);
  return expiresAt < earliest ? earliest : expiresAt;
}

type Choice = { link: LinkRow; merchant: MerchantRow; input: Input; refused: RefusedLinkParameter[] };

/**
 * The link's currency, else that of the customer's country, else the merchant's. There is no conversion: only a currency
 * that every product of the link has a price in will do.
 */
async function chooseCurrency(
  ctx: TransactionContext,
  { link, merchant, input, refused }: Choice,
): Promise<Currency> {
  const { currency: wanted, country } = input.accepted;
  if (wanted !== undefined && (await hasPrices(ctx, link, wanted))) return wanted;
  if (wanted !== undefined) refused.push({ parameter: "currency", code: "price_missing" });
  const home = country ?? input.guessedCountry ?? null;
  const local = home && currencyOf(home);
  return local && (await hasPrices(ctx, link, local)) ? local : merchant.defaultCurrency;
}

async function hasPrices(ctx: TransactionContext, link: LinkRow, currency: Currency): Promise<boolean> {
  const ids = [...new Set(link.items.map((item) => item.product))];
  const found = await ctx.tx
    .select({ id: prices.productId })
    .from(prices)
    .where(and(inArray(prices.productId, ids), eq(prices.currency, currency)));
  return found.length === ids.length;
}

/** The quantity is that of the link's first product. */
async function chooseQuantities(
  ctx: TransactionContext,
  items: readonly LinkItem[],
  wanted: number | undefined,
  refused: RefusedLinkParameter[],
): Promise<LinkItem[]> {
  const [first, ...others] = items;
  if (!first || wanted === undefined) return [...items];
  const [bounds] = await ctx.tx
    .select({ min: products.quantityMin, max: products.quantityMax })
    .from(products)
    .where(eq(products.id, first.product));
  if (!bounds || wanted < bounds.min || wanted > bounds.max) {
    refused.push({ parameter: "quantity", code: "quantity_out_of_bounds" });
    return [...items];
  }
  return [{ ...first, quantity: wanted }, ...others];
}

function chooseOrigin(
  merchant: MerchantRow,
  wanted: string | undefined,
  refused: RefusedLinkParameter[],
): string | null {
  if (wanted === undefined) return null;
  if (merchant.embedOrigins.includes(wanted)) return wanted;
  refused.push({ parameter: "embed_origin", code: "embed_origin_not_allowed" });
  return null;
}

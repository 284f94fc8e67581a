import type { CheckoutContext } from "@/lib/context/checkout-context";
import type { Locale } from "@/lib/contracts/locales";
import type {
  CartForm,
  CartPageModel,
  ClosedPageModel,
  FieldErrors,
  PageLine,
} from "@/lib/contracts/page-models";
import { type Country, isCountry } from "@/lib/core/countries";
import { must } from "@/lib/core/invariant";
import { linkSecret } from "@/lib/core/secrets/link-secret";
import { isLinkUsedUp } from "@/lib/links/count-link-orders";
import { type MerchantRow, readMerchant } from "@/lib/merchants/queries";
import { usualLocale } from "@/lib/merchants/usual-locale";
import { findOrderOfSession } from "@/lib/orders/queries";
import { offerPaymentMethods } from "@/lib/payments/methods/offer-payment-methods";
import { presentPaymentMethod } from "@/lib/payments/methods/present-payment-method";
import { cartTotal } from "@/lib/sessions/cart-total";
import { listSessionItems, type SessionItemRow, type SessionRow } from "@/lib/sessions/queries";
import { pageFrame } from "./page-frame";

type Input = {
  session: SessionRow;
  /** What the customer has asked for; null where that is none that we speak. */
  locale: Locale | null;
  guessedCountry: Country | null;
  errors: FieldErrors;
  isTotalNew: boolean;
};

/** What the cart page of a session shows: the cart, or where its order is, or why it is closed. */
export async function readCartPage(
  ctx: CheckoutContext,
  input: Input,
): Promise<CartPageModel | ClosedPageModel | { kind: "ordered"; secret: string }> {
  const { session } = input;
  const merchant = await readMerchant(ctx.db, session);
  const frame = pageFrame(session, merchant, input.locale ?? usualLocale(merchant));
  if (session.status === "completed") {
    const order = must(await findOrderOfSession(ctx.db, session.id), "the order of a completed session");
    return { kind: "ordered", secret: linkSecret(ctx.keys.links, order.id) };
  }
  if (session.status === "canceled")
    return { ...frame, kind: "closed", reason: "canceled", cancelUrl: session.cancelUrl };
  if (session.status === "expired" || session.expiresAt <= ctx.clock.now()) {
    return { ...frame, kind: "closed", reason: "expired", cancelUrl: session.cancelUrl };
  }
  if (merchant.suspendedAt !== null) {
    return { ...frame, kind: "closed", reason: "shop_closed", cancelUrl: session.cancelUrl };
  }
  const [items, isUsedUp] = await Promise.all([
    listSessionItems(ctx.db, session.id),
    session.checkoutLinkId === null ? false : isLinkUsedUp(ctx.db, session.checkoutLinkId),
  ]);
  if (isUsedUp) return { ...frame, kind: "closed", reason: "link_used_up", cancelUrl: session.cancelUrl };
  const country = chooseCountry(session, merchant, input.guessedCountry);
  const { offered } = offerPaymentMethods(ctx, merchant, {
    country,
    currency: session.currency,
    amountMinor: cartTotal(items),
    confirmation: session.confirmation,
    livemode: session.livemode,
    allowed: session.paymentMethods,
    phone: session.customer.phone ?? null,
  });
  const methods = offered.map(({ method, group }) => ({ ...presentPaymentMethod(method), group }));
  return {
    ...frame,
    kind: "cart",
    secret: linkSecret(ctx.keys.links, session.id),
    currency: session.currency,
    amountTotal: cartTotal(items),
    lines: items.map((item) => presentLine(item, items.length)),
    form: cartForm(session, country, methods),
    errors: input.errors,
    methods,
    refusedParameters: session.refusedParameters,
    isTotalNew: input.isTotalNew,
    previousCurrency: session.previousCurrency,
    cancelUrl: session.cancelUrl,
    expiresAt: session.expiresAt.toISOString(),
  };
}

/** What the customer chose, else what merchant or link said, else the guess, else the merchant's home. */
function chooseCountry(session: SessionRow, merchant: MerchantRow, guessed: Country | null): Country {
  const home = isCountry(merchant.defaultCountry) ? merchant.defaultCountry : "DE";
  return session.country ?? guessed ?? home;
}

function presentLine(item: SessionItemRow, lineCount: number): PageLine {
  const isFixed = item.quantityMin === item.quantityMax;
  return {
    id: item.id,
    name: item.name,
    unitAmount: item.unitAmount,
    quantity: item.quantity,
    amount: item.unitAmount * item.quantity,
    bounds: isFixed ? null : { min: item.quantityMin, max: item.quantityMax },
    isRemovable: lineCount > 1 && item.removable,
  };
}

/** What was typed stands; where nothing was, what the merchant knows. The first method offered is chosen already. */
function cartForm(session: SessionRow, country: Country, methods: readonly { id: string }[]): CartForm {
  const { draft, customer } = session;
  const chosen = methods.find((method) => method.id === draft.payment_method) ?? methods[0];
  return {
    email: draft.email ?? customer.email ?? "",
    name: draft.name ?? customer.name ?? "",
    country,
    isCompany:
      draft.is_company === undefined ? customer.company_name !== undefined : draft.is_company === "on",
    companyName: draft.company_name ?? customer.company_name ?? "",
    taxId: draft.tax_id ?? customer.tax_id ?? "",
    paymentMethod: chosen?.id ?? "",
    consentTerms: draft.consent_terms === "on",
    consentPersonalData: draft.consent_personal_data === "on",
  };
}

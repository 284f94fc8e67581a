import type { Scope } from "@/db/context";
import { checkoutItems, checkoutSessions, type RefusedParameter } from "@/db/schema";
import type { CheckoutSessionObject } from "@/lib/contracts/api-objects";
import type { CustomerHint } from "@/lib/contracts/customer";
import {
  SESSION_DEFAULT_LIFETIME_HOURS,
  SESSION_MAX_LIFETIME_DAYS,
  SESSION_MIN_LIFETIME_MINUTES,
} from "@/lib/contracts/limits";
import { fieldError } from "@/lib/contracts/parse";
import type { CreateSessionRequest } from "@/lib/contracts/session-request";
import { addMs, DAY_MS, HOUR_MS, MINUTE_MS } from "@/lib/core/clock";
import { type FieldError, invalidFields } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { must } from "@/lib/core/invariant";
import { readPhoneNumber } from "@/lib/core/read-phone-number";
import type { TransactionContext } from "@/lib/events/transact";
import { assertSelling } from "@/lib/merchants/assert-selling";
import { type MerchantRow, readMerchant } from "@/lib/merchants/queries";
import { findPaymentMethod } from "@/lib/payments/methods/find-payment-method";
import { callbackErrors, chooseConfirmation } from "./choose-confirmation";
import { presentSession } from "./present-session";
import { priceItems } from "./price-items";
import { emitSessionTransition } from "./transition-session";

/** How a session came to be, where that was not the API. */
export type SessionOrigin = {
  checkoutLinkId: string;
  refusedParameters: RefusedParameter[];
  /** Neither the link nor its parameters have named a currency. */
  currencyFollowsCountry: boolean;
};

/**
 * Opens a checkout session in the caller's transaction. Refuses (422) with every wrong field named: products that are not
 * the merchant's or have no price in the currency, quantities out of bounds, an embedding origin that the merchant has
 * not listed, an expiry outside 30 minutes to 90 days, payment methods that do not exist, a `callback_url` that is missing
 * in `callback` mode or that nothing may be posted to. Refuses (409) a merchant that is suspended.
 */
export async function createSession(
  ctx: TransactionContext,
  scope: Scope,
  request: CreateSessionRequest,
  origin?: SessionOrigin,
): Promise<CheckoutSessionObject> {
  const now = ctx.clock.now();
  const merchant = await readMerchant(ctx.tx, scope);
  assertSelling(merchant);
  const expiresAt = request.expires_at
    ? new Date(request.expires_at)
    : addMs(now, SESSION_DEFAULT_LIFETIME_HOURS * HOUR_MS);
  const confirmation = chooseConfirmation(merchant, request, origin !== undefined);
  const errors = [
    ...lifetimeErrors(now, expiresAt),
    ...embedErrors(merchant, request),
    ...methodErrors(request),
    ...phoneErrors(request),
    ...callbackErrors(ctx, scope, confirmation, request),
  ];
  if (errors.length > 0) throw invalidFields(errors);
  const priced = await priceItems(ctx.tx, scope, request.currency, request.items);
  const [session] = await ctx.tx
    .insert(checkoutSessions)
    .values({
      id: newId("checkoutSession", ctx),
      // Not spread: a scope may be a whole row, with an id of its own.
      merchantId: scope.merchantId,
      livemode: scope.livemode,
      status: "open",
      uiMode: request.ui_mode,
      currency: request.currency,
      currencyFollowsCountry: origin?.currencyFollowsCountry ?? false,
      country: request.country,
      locale: request.locale,
      confirmation,
      paymentMethods: allowedMethods(request),
      successUrl: request.success_url,
      cancelUrl: request.cancel_url,
      callbackUrl: request.callback_url,
      embedOrigin: embedOrigin(merchant, request),
      clientReferenceId: request.client_reference_id,
      metadata: request.metadata ?? {},
      attribution: request.attribution ?? {},
      customer: knownCustomer(request),
      checkoutLinkId: origin?.checkoutLinkId,
      refusedParameters: origin?.refusedParameters ?? [],
      eventSequence: 1,
      expiresAt,
      createdAt: now,
    })
    .returning();
  const row = must(session, "the new session");
  const items = await ctx.tx
    .insert(checkoutItems)
    .values(
      priced.map((item, position) => ({
        ...item,
        id: newId("checkoutItem", ctx),
        sessionId: row.id,
        position,
      })),
    )
    .returning();
  const actor = origin ? "customer" : "merchant";
  emitSessionTransition(ctx, row, items, { from: null, trigger: "create", actor }, null);
  return presentSession(row, items, null);
}

/** The number as E.164, read as people write it in the country of the request. */
function knownCustomer({ customer = {}, country }: CreateSessionRequest): CustomerHint {
  const { phone, ...others } = customer;
  const number = phone === undefined ? null : readPhoneNumber(phone, country ?? null);
  return number === null ? others : { ...others, phone: number };
}

function phoneErrors({ customer, country }: CreateSessionRequest): FieldError[] {
  if (customer?.phone === undefined || readPhoneNumber(customer.phone, country ?? null) !== null) return [];
  return [fieldError(["customer", "phone"], "phone_invalid")];
}

function lifetimeErrors(now: Date, expiresAt: Date): FieldError[] {
  const earliest = addMs(now, SESSION_MIN_LIFETIME_MINUTES * MINUTE_MS);
  const latest = addMs(now, SESSION_MAX_LIFETIME_DAYS * DAY_MS);
  return expiresAt < earliest || expiresAt > latest
    ? [fieldError(["expires_at"], "expires_at_out_of_range")]
    : [];
}

/** An embedded page without an origin of its own may be held by the merchant's only one. */
function embedOrigin(merchant: MerchantRow, request: CreateSessionRequest): string | null {
  if (request.ui_mode !== "embedded") return null;
  const [only, ...others] = merchant.embedOrigins;
  return request.embed_origin ?? (others.length === 0 ? (only ?? null) : null);
}

function embedErrors(merchant: MerchantRow, request: CreateSessionRequest): FieldError[] {
  if (request.ui_mode !== "embedded") return [];
  const origin = embedOrigin(merchant, request);
  if (origin === null) return [fieldError(["embed_origin"], "embed_origin_required")];
  return merchant.embedOrigins.includes(origin)
    ? []
    : [fieldError(["embed_origin"], "embed_origin_not_allowed")];
}

/** Null for all. A session that begins with a method keeps to it: the customer has filled in no form for another one. */
function allowedMethods({ payment_method, payment_methods }: CreateSessionRequest): string[] | null {
  if (payment_method !== undefined) return [payment_method];
  return payment_methods === "all" ? null : payment_methods;
}

function methodErrors({ payment_method, payment_methods: methods }: CreateSessionRequest): FieldError[] {
  if (methods === "all") return [];
  if (payment_method !== undefined && !methods.includes(payment_method)) {
    return [fieldError(["payment_method"], "payment_method_unavailable")];
  }
  return methods.flatMap((id, index) =>
    findPaymentMethod(id) ? [] : [fieldError(["payment_methods", index], "payment_method_unknown")],
  );
}

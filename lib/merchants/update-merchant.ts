import type { Scope } from "@/db/context";
import type { MerchantObject } from "@/lib/contracts/merchant-objects";
import type { UpdateMerchantRequest } from "@/lib/contracts/merchant-request";
import { fieldError } from "@/lib/contracts/parse";
import { invalidFields } from "@/lib/core/errors";
import type { TransactionContext } from "@/lib/events/transact";
import { keepDocument } from "./keep-document";
import { lockSettings } from "./queries";
import { writeSettings } from "./write-settings";

/**
 * Changes settings of a mode in the caller's transaction; what the request leaves out stays, also where somebody else is
 * changing it at this moment. Sessions, orders and payments that exist keep what they have taken over.
 *
 * Refused (422) with the field named: an origin without https in live mode, a version of a document that is known with
 * another URL. Whether payment methods exist is the caller's to know.
 */
export async function updateMerchant(
  ctx: TransactionContext,
  scope: Scope,
  request: UpdateMerchantRequest,
): Promise<MerchantObject> {
  if (scope.livemode) assertSecureOrigins(request.embed_origins ?? []);
  const before = await lockSettings(ctx.tx, scope);
  const { terms, personal_data: personalData } = request.documents ?? {};
  if (terms) await keepDocument(ctx, scope, "terms", terms);
  if (personalData) await keepDocument(ctx, scope, "personal_data", personalData);
  return writeSettings(ctx, before, withoutUndefined(columnsOf(request)));
}

function assertSecureOrigins(origins: readonly string[]): void {
  const errors = origins.flatMap((origin, index) =>
    origin.startsWith("https:") ? [] : [fieldError(["embed_origins", index], "origin_insecure")],
  );
  if (errors.length > 0) throw invalidFields(errors);
}

function columnsOf(request: UpdateMerchantRequest) {
  return {
    name: request.name,
    supportEmail: request.support_email,
    brandColor: request.brand?.color,
    terms: request.documents?.terms,
    personalData: request.documents?.personal_data,
    defaultCountry: request.default_country,
    defaultCurrency: request.default_currency,
    defaultLocale: request.default_locale,
    confirmation: request.confirmation?.mode,
    confirmWithinMinutes: request.confirmation?.within_minutes,
    embedOrigins: request.embed_origins && [...new Set(request.embed_origins)],
    paymentMethods: request.payment_methods,
    paymentMethodsByCountry:
      request.payment_methods_by_country === null ? {} : request.payment_methods_by_country,
    bankAccounts: request.bank_accounts,
    customerEmails: request.customer_emails,
    reminderDays: request.reminder_days === null ? [] : request.reminder_days,
  };
}

type Said<T> = { [Name in keyof T]?: Exclude<T[Name], undefined> };

function withoutUndefined<T extends object>(columns: T): Said<T> {
  return Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== undefined)) as Said<T>;
}

import type { ConfirmationMode } from "@/lib/contracts/statuses";
import type { Currency } from "@/lib/core/money";
import type { ProviderId } from "@/lib/providers/provider";
import type { ListPaymentMethodsInput } from "./list-payment-methods-input";
import type { PaymentMethod } from "./payment-method";

/** Why a customer does not see a method, with the facts that a merchant needs to change it. */
export type HiddenReason =
  | { code: "country_not_served"; country: string }
  | { code: "currency_not_supported"; currency: Currency; supported: readonly Currency[] }
  | { code: "amount_below_minimum"; currency: Currency; amount_minor: number; minimum_minor: number }
  | { code: "amount_above_maximum"; currency: Currency; amount_minor: number; maximum_minor: number }
  /** `other_mode` is the provider that would take it if the mode were the other one. */
  | { code: "no_provider"; livemode: boolean; other_mode: ProviderId | null }
  | { code: "not_enabled_by_merchant" }
  | { code: "not_allowed_by_session" }
  | { code: "confirmation_needs_separate_capture"; confirmation: Exclude<ConfirmationMode, "automatic"> }
  | { code: "bank_account_missing" }
  /** The session has no `customer.phone` in international form. */
  | { code: "phone_missing" };

/** Every reason against the method, not only the first; none means that it is offered. */
export function hiddenReasons(method: PaymentMethod, input: ListPaymentMethodsInput): HiddenReason[] {
  return [
    ...countryReasons(method, input),
    ...currencyReasons(method, input),
    ...limitReasons(method, input),
    ...merchantReasons(method, input),
    ...providerReasons(method, input),
  ];
}

function countryReasons(method: PaymentMethod, { country }: ListPaymentMethodsInput): HiddenReason[] {
  const excluded = method.excluded_countries?.includes(country) ?? false;
  const listed = method.countries === "worldwide" || method.countries.includes(country);
  return listed && !excluded ? [] : [{ code: "country_not_served", country }];
}

function currencyReasons(method: PaymentMethod, { currency }: ListPaymentMethodsInput): HiddenReason[] {
  if (method.currencies === "all" || method.currencies.includes(currency)) return [];
  return [{ code: "currency_not_supported", currency, supported: method.currencies }];
}

function limitReasons(method: PaymentMethod, input: ListPaymentMethodsInput): HiddenReason[] {
  const { currency, amountMinor } = input;
  const limits = method.limits?.[currency];
  const facts = { currency, amount_minor: amountMinor };
  const reasons: HiddenReason[] = [];
  if (limits?.min_minor !== undefined && amountMinor < limits.min_minor) {
    reasons.push({ code: "amount_below_minimum", ...facts, minimum_minor: limits.min_minor });
  }
  if (limits?.max_minor !== undefined && amountMinor > limits.max_minor) {
    reasons.push({ code: "amount_above_maximum", ...facts, maximum_minor: limits.max_minor });
  }
  return reasons;
}

function merchantReasons(method: PaymentMethod, input: ListPaymentMethodsInput): HiddenReason[] {
  const reasons: HiddenReason[] = [];
  if (!contains(input.enabledMethods, method.id)) reasons.push({ code: "not_enabled_by_merchant" });
  if (!contains(input.allowed, method.id)) reasons.push({ code: "not_allowed_by_session" });
  if (input.confirmation !== "automatic" && method.capture === "immediate") {
    reasons.push({ code: "confirmation_needs_separate_capture", confirmation: input.confirmation });
  }
  if (method.needs_bank_account && !input.hasBankAccount) reasons.push({ code: "bank_account_missing" });
  if (method.approved_here && !input.hasPhone) reasons.push({ code: "phone_missing" });
  return reasons;
}

function contains(choice: "all" | readonly string[], id: string): boolean {
  return choice === "all" || choice.includes(id);
}

function providerReasons(method: PaymentMethod, input: ListPaymentMethodsInput): HiddenReason[] {
  const { providers, livemode } = input;
  if (providers.forMethod(method.id, livemode) !== null) return [];
  const otherMode = providers.forMethod(method.id, !livemode);
  return [{ code: "no_provider", livemode, other_mode: otherMode?.id ?? null }];
}

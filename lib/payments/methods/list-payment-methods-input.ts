import type { ConfirmationMode } from "@/lib/contracts/statuses";
import type { Currency } from "@/lib/core/money";
import type { ProviderId } from "@/lib/providers/provider";

export type ListPaymentMethodsInput = {
  /** ISO 3166 alpha-2, upper case. */
  country: string;
  currency: Currency;
  amountMinor: number;
  confirmation: ConfirmationMode;
  livemode: boolean;
  /** What the merchant has switched on. */
  enabledMethods: "all" | readonly string[];
  /** The order that the merchant wants, in place of the country's ranking. What it does not name comes behind. */
  ownOrder?: readonly string[] | null;
  /** What the checkout session leaves to choose from. */
  allowed: "all" | readonly string[];
  /** The registry of providers, or anything that answers who would take a payment by that method in that mode. */
  providers: MethodProviders;
  /** Whether the merchant has set up the account that a bank transfer goes to. */
  hasBankAccount: boolean;
  /** Whether it is known which phone the customer can be asked on. */
  hasPhone: boolean;
};

export type MethodProviders = {
  forMethod(method: string, livemode: boolean): { id: ProviderId } | null;
};

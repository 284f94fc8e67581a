import type { CheckoutContext } from "@/lib/context/checkout-context";
import type { MerchantRow } from "@/lib/merchants/queries";
import type { HiddenReason } from "@/lib/payments/methods/hidden-reasons";
import { offerPaymentMethods } from "@/lib/payments/methods/offer-payment-methods";
import { isExampleIban } from "./example-ibans";
import type { Judgement } from "./judgement";

/** An ordinary amount, so that what keeps a method away is not the amount. */
const ORDINARY_AMOUNT_MINOR = 10_000;

/**
 * Whether a customer of the merchant's own country and currency could pay with real money: what live mode would offer with
 * these settings. What only plays with money offers nothing there.
 */
export function judgePayment(ctx: Pick<CheckoutContext, "providers">, merchant: MerchantRow): Judgement {
  const example = merchant.bankAccounts.find(({ iban }) => isExampleIban(iban));
  if (example) {
    return {
      done: false,
      message: `Change the settings: ${example.iban} in bank_accounts is an example that nobody has. Set the account that your money goes to.`,
    };
  }
  const { defaultCountry: country, defaultCurrency: currency } = merchant;
  const { offered, hidden } = offerPaymentMethods(ctx, merchant, {
    country,
    currency,
    amountMinor: ORDINARY_AMOUNT_MINOR,
    confirmation: merchant.confirmation,
    livemode: true,
    allowed: null,
    phone: null,
  });
  if (offered.length > 0) {
    const names = offered.map(({ method }) => method.id).join(", ");
    return { done: true, message: `Customers in ${country} can pay ${currency} by ${names}.` };
  }
  const reasons = hidden.find(({ id }) => id === "bank_transfer")?.reasons ?? [];
  const words = reasons.map((reason) => adviceFor(reason, currency)).filter((advice) => advice !== null);
  const todo = words.length > 0 ? words.join("; ") : "set up a bank account";
  return { done: false, message: `Nobody in ${country} could pay ${currency} with real money: ${todo}.` };
}

/** What the merchant can do about a bank transfer that is not offered. */
function adviceFor(reason: HiddenReason, currency: string): string | null {
  switch (reason.code) {
    case "bank_account_missing":
      return `add an account that takes ${currency} to bank_accounts`;
    case "not_enabled_by_merchant":
      return "add bank_transfer to payment_methods";
    case "confirmation_needs_separate_capture":
      return `set confirmation.mode to automatic, because a transfer can't be held until it is confirmed (${reason.confirmation})`;
    default:
      return null;
  }
}

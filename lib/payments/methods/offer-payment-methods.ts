import type { CheckoutContext } from "@/lib/context/checkout-context";
import type { ConfirmationMode } from "@/lib/contracts/statuses";
import type { Currency } from "@/lib/core/money";
import { readPhoneNumber } from "@/lib/core/read-phone-number";
import { listBankAccounts } from "@/lib/merchants/list-bank-accounts";
import type { MerchantRow } from "@/lib/merchants/queries";
import { listPaymentMethods } from "./list-payment-methods";

type Situation = {
  country: string;
  currency: Currency;
  amountMinor: number;
  confirmation: ConfirmationMode;
  livemode: boolean;
  /** What the session leaves to choose from; null for all. */
  allowed: readonly string[] | null;
  /** The customer's phone number as the merchant knows it. */
  phone: string | null;
};

/** What a customer in that situation is offered by that merchant, and why the rest is hidden. */
export function offerPaymentMethods(
  ctx: Pick<CheckoutContext, "providers">,
  merchant: MerchantRow,
  situation: Situation,
) {
  const chosen = chosenMethods(merchant, situation.country);
  return listPaymentMethods({
    ...situation,
    allowed: situation.allowed ?? "all",
    enabledMethods: chosen ?? "all",
    ownOrder: chosen,
    providers: ctx.providers,
    hasBankAccount: listBankAccounts(merchant.bankAccounts, situation.currency).length > 0,
    hasPhone: situation.phone !== null && readPhoneNumber(situation.phone, situation.country) !== null,
  });
}

/** The merchant's own list, in its order: that of the country, else that of everywhere; null where it has none. */
function chosenMethods(merchant: MerchantRow, country: string): readonly string[] | null {
  const byCountry: Readonly<Record<string, string[] | undefined>> = merchant.paymentMethodsByCountry;
  return byCountry[country] ?? merchant.paymentMethods;
}

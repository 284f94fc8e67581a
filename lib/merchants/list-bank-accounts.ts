import type { MerchantBankAccount } from "@/db/schema";
import type { BankAccount } from "@/lib/contracts/provider-report";
import type { Currency } from "@/lib/core/money";

/** The accounts that take that currency, best first: those that are in it, then those that take any, as the merchant lists them. */
export function listBankAccounts(
  accounts: readonly MerchantBankAccount[],
  currency: Currency,
): BankAccount[] {
  const inIt = accounts.filter((account) => account.currency === currency);
  const anyTaker = accounts.filter((account) => account.currency === null);
  return [...inIt, ...anyTaker].map(({ currency: _, ...account }) => account);
}

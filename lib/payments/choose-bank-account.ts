import { and, desc, eq, isNotNull } from "drizzle-orm";
import { payments } from "@/db/schema";
import type { CheckoutTransaction } from "@/lib/context/checkout-context";
import type { BankAccount } from "@/lib/contracts/provider-report";
import { listBankAccounts } from "@/lib/merchants/list-bank-accounts";
import type { MerchantRow } from "@/lib/merchants/queries";
import type { OrderRow } from "@/lib/orders/queries";

/**
 * The account that a payment's customer is told. An order goes on with the account that it was told first while the
 * merchant still has it: the money may be on its way. Null where the merchant has none in that currency.
 */
export async function chooseBankAccount(
  ctx: CheckoutTransaction,
  order: OrderRow,
  merchant: MerchantRow,
): Promise<BankAccount | null> {
  const accounts = listBankAccounts(merchant.bankAccounts, order.currency);
  const [best = null, ...others] = accounts;
  if (others.length === 0) return best;
  const [told] = await ctx.tx
    .select({ account: payments.bankAccount })
    .from(payments)
    .where(and(eq(payments.orderId, order.id), isNotNull(payments.bankAccount)))
    .orderBy(desc(payments.id))
    .limit(1);
  return accounts.find(({ iban }) => iban === told?.account?.iban) ?? best;
}

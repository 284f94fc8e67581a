import { assertNoTransaction } from "@/db/transaction";
import type { CheckoutContext } from "@/lib/context/checkout-context";
import type { PaymentReference, Provider } from "@/lib/providers/provider";
import { readProviderAccount } from "./accounts/read-provider-account";
import type { PaymentRow } from "./queries";

/**
 * The one door to a provider: no transaction is open, and the call carries what names the payment there, with the account
 * that it was begun with. The payment's id is the idempotency key of every call about it.
 */
export async function askProvider<Answer>(
  ctx: CheckoutContext,
  payment: PaymentRow,
  call: (provider: Provider, reference: PaymentReference) => Promise<Answer>,
): Promise<Answer> {
  assertNoTransaction("a provider call");
  const account =
    payment.providerAccountId === null ? null : await readProviderAccount(ctx, payment.providerAccountId);
  const reference = {
    paymentId: payment.id,
    amountMinor: payment.amount,
    currency: payment.currency,
    providerReference: payment.providerReference,
    account,
  };
  const lane = `${payment.provider} ${payment.merchantId}`;
  return ctx.lanes.run(lane, () => call(ctx.providers.get(payment.provider), reference));
}

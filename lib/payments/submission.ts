import type { CheckoutContext } from "@/lib/context/checkout-context";
import { must } from "@/lib/core/invariant";
import { linkSecret } from "@/lib/core/secrets/link-secret";
import { readMerchant } from "@/lib/merchants/queries";
import { findOrder } from "@/lib/orders/queries";
import type { PaymentReference, SubmitInput } from "@/lib/providers/provider";
import type { PaymentRow } from "./queries";

/** What the provider is told. Read from rows alone, so that a repeated submission says the same. */
export async function submission(
  ctx: CheckoutContext,
  payment: PaymentRow,
  reference: PaymentReference,
): Promise<SubmitInput> {
  const order = must(await findOrder(ctx.db, payment.orderId), "the payment's order");
  const merchant = await readMerchant(ctx.db, payment);
  return {
    ...reference,
    method: payment.method,
    capture: payment.confirmation === "automatic" ? "automatic" : "manual",
    token: payment.token,
    returnUrl: `${ctx.baseUrl}/r/${linkSecret(ctx.keys.links, payment.id)}`,
    eventsUrl: `${ctx.baseUrl}/api/webhooks/${payment.provider}/${payment.providerAccountId ?? merchant.id}`,
    description: merchant.name,
    orderNumber: order.number,
    country: order.country,
    locale: order.locale,
    bankAccount: payment.bankAccount,
    fault: payment.fault,
  };
}

import type { z } from "zod";
import type { Scope } from "@/db/context";
import type { CheckoutContext } from "@/lib/context/checkout-context";
import type { paymentMethodsQuery } from "@/lib/contracts/list-queries";
import { readMerchant } from "@/lib/merchants/queries";
import { offerPaymentMethods } from "@/lib/payments/methods/offer-payment-methods";
import type { PaymentMethod } from "@/lib/payments/methods/payment-method";

/** What a customer there would be offered; with `explain=true` also what is hidden, each with all of its reasons. */
export async function explainPaymentMethods(
  ctx: CheckoutContext,
  scope: Scope,
  query: z.output<typeof paymentMethodsQuery>,
) {
  const merchant = await readMerchant(ctx.db, scope);
  const { offered, hidden } = offerPaymentMethods(ctx, merchant, {
    country: query.country,
    currency: query.currency,
    amountMinor: query.amount,
    confirmation: query.confirmation ?? merchant.confirmation,
    livemode: scope.livemode,
    allowed: null,
    phone: query.phone ?? null,
  });
  return {
    object: "list",
    data: offered.map(({ method, group }) => ({ object: "payment_method", ...present(method), group })),
    ...(query.explain === "true" ? { hidden } : {}),
  };
}

function present(method: PaymentMethod) {
  const { message_key: _, needs_bank_account: __, approved_here: ___, ...facts } = method;
  return facts;
}

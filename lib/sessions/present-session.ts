import type { z } from "zod";
import type { CheckoutSessionObject, checkoutSessionResponseSchema } from "@/lib/contracts/api-objects";
import type { Keys } from "@/lib/core/secrets/keys";
import { linkSecret } from "@/lib/core/secrets/link-secret";
import { presentPayment } from "@/lib/payments/present-payment";
import type { PaymentRow } from "@/lib/payments/queries";
import { cartTotal } from "./cart-total";
import type { SessionItemRow, SessionRow } from "./queries";

/** A session as events carry it: without its link, which is the customer's secret. */
export function presentSession(
  session: SessionRow,
  items: readonly SessionItemRow[],
  orderId: string | null,
): CheckoutSessionObject {
  return {
    id: session.id,
    object: "checkout.session",
    status: session.status,
    livemode: session.livemode,
    ui_mode: session.uiMode,
    currency: session.currency,
    country: session.country,
    locale: session.locale,
    amount_total: cartTotal(items),
    items: items.map((item) => ({
      id: item.id,
      product: item.productId,
      name: item.name,
      unit_amount: item.unitAmount,
      quantity: item.quantity,
      amount: item.unitAmount * item.quantity,
      adjustable:
        item.quantityMin < item.quantityMax ? { min: item.quantityMin, max: item.quantityMax } : null,
      removable: item.removable,
    })),
    customer: {
      email: session.customer.email ?? null,
      name: session.customer.name ?? null,
      phone: session.customer.phone ?? null,
      company_name: session.customer.company_name ?? null,
      tax_id: session.customer.tax_id ?? null,
    },
    confirmation: session.confirmation,
    payment_methods: session.paymentMethods ?? "all",
    success_url: session.successUrl,
    cancel_url: session.cancelUrl,
    callback_url: session.callbackUrl,
    embed_origin: session.embedOrigin,
    client_reference_id: session.clientReferenceId,
    metadata: session.metadata,
    attribution: session.attribution,
    order: orderId,
    checkout_link: session.checkoutLinkId,
    expires_at: session.expiresAt.toISOString(),
    created_at: session.createdAt.toISOString(),
  };
}

/** The same with the link and its secret and the order's newest payment, for the merchant's own eyes. */
export function presentSessionResponse(
  ctx: { keys: Keys; baseUrl: string },
  object: CheckoutSessionObject,
  payment: PaymentRow | null,
): z.infer<typeof checkoutSessionResponseSchema> {
  const secret = linkSecret(ctx.keys.links, object.id);
  return {
    ...object,
    url: `${ctx.baseUrl}/c/${secret}`,
    client_secret: secret,
    payment: payment && presentPayment(payment),
  };
}

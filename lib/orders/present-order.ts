import type { OrderObject } from "@/lib/contracts/api-objects";
import type { WholeOrder } from "./queries";

/** An order as events carry it: whole, but for the link to its page, which is the customer's secret. */
export function presentOrder({ order, items, consents }: WholeOrder): OrderObject {
  return {
    id: order.id,
    object: "order",
    number: order.number,
    checkout_session: order.sessionId,
    livemode: order.livemode,
    status: order.status,
    delivery_status: order.deliveryStatus,
    currency: order.currency,
    amount_total: order.amountTotal,
    amount_paid: order.amountPaid,
    amount_refunded: order.amountRefunded,
    items: items.map((item) => ({
      id: item.id,
      product: item.productId,
      name: item.name,
      unit_amount: item.unitAmount,
      quantity: item.quantity,
      amount: item.amount,
    })),
    customer: {
      email: order.customer.email,
      name: order.customer.name,
      phone: order.customer.phone,
      company_name: order.customer.companyName,
      tax_id: order.customer.taxId,
    },
    country: order.country,
    locale: order.locale,
    payment_method: order.paymentMethod,
    confirmation: order.confirmation,
    consents: consents.map((consent) => ({
      document: consent.document,
      version: consent.version,
      url: consent.url,
      locale: consent.locale,
      given_at: consent.givenAt.toISOString(),
    })),
    client_reference_id: order.clientReferenceId,
    metadata: order.metadata,
    attribution: order.attribution,
    reason: order.reason,
    created_at: order.createdAt.toISOString(),
    paid_at: order.paidAt?.toISOString() ?? null,
  };
}

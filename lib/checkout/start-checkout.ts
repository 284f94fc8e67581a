import type { Scope } from "@/db/context";
import type { CheckoutTransaction } from "@/lib/context/checkout-context";
import type { CheckoutSessionObject } from "@/lib/contracts/api-objects";
import type { CreateSessionRequest } from "@/lib/contracts/session-request";
import { must } from "@/lib/core/invariant";
import { lockOrder } from "@/lib/orders/queries";
import { claimPayment } from "@/lib/payments/claim-payment";
import type { PaymentRow } from "@/lib/payments/queries";
import { createSession } from "@/lib/sessions/create-session";
import { type OrderForm, placeOrder } from "@/lib/sessions/place-order";
import { presentSession } from "@/lib/sessions/present-session";
import { findSession, listSessionItems } from "@/lib/sessions/queries";

type Started = { session: CheckoutSessionObject; payment: PaymentRow | null };

/**
 * Opens a checkout session and, where the request names the method `phone`, places its order and asks the phone: all of
 * it in the caller's transaction, or nothing. No provider is called, because the phone is asked first. The customer's
 * consents are given on the phone.
 *
 * Refused like `createSession`, `placeOrder` and `requestApproval`.
 */
export async function startCheckout(
  ctx: CheckoutTransaction,
  scope: Scope,
  request: CreateSessionRequest,
): Promise<Started> {
  const created = await createSession(ctx, scope, request);
  if (request.payment_method === undefined) return { session: created, payment: null };
  const { order } = await placeOrder(ctx, {
    sessionId: created.id,
    form: formOf(request, request.payment_method),
    locale: request.locale ?? null,
  });
  const locked = must(await lockOrder(ctx.tx, order.id), "the new order");
  const payment = await claimPayment(ctx, locked, {
    method: request.payment_method,
    token: null,
    actor: "merchant",
  });
  const session = must(await findSession(ctx.tx, created.id), "the new session");
  const items = await listSessionItems(ctx.tx, created.id);
  return { session: presentSession(session, items, order.id), payment };
}

/** What the merchant knows of the customer; the schema has made sure of country and phone. */
function formOf({ customer = {}, country }: CreateSessionRequest, method: string): OrderForm {
  return {
    email: customer.email ?? null,
    name: customer.name ?? null,
    country: must(country, "the country of a session for a phone"),
    is_company: customer.company_name !== undefined,
    company_name: customer.company_name ?? "",
    tax_id: customer.tax_id ?? "",
    payment_method: method,
    consent_terms: false,
    consent_personal_data: false,
  };
}

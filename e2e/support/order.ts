import { expect } from "@playwright/test";
import { api, openSession } from "./api";
import { newCustomer } from "./customer";

export type Payment = { id: string; status: string; method: string; reason: string | null };

export type Order = {
  id: string;
  number: string;
  url: string;
  status: string;
  amount_total: number;
  currency: string;
  customer: { email: string };
  consents: { document: string; version: string; locale: string }[];
  payments: Payment[];
};

/** The one order of that email address. */
export async function orderOf(email: string): Promise<Order> {
  const { data } = await api<{ data: Order[] }>(`/orders?email=${encodeURIComponent(email)}`);
  expect(data, "orders of one customer").toHaveLength(1);
  return readOrder(data[0]?.id ?? "");
}

export function readOrder(id: string): Promise<Order> {
  return api<Order>(`/orders/${id}`);
}

/** An order of €24.00 that was placed and not paid yet; `session` changes what the session was opened with. */
export async function placeOrder(method: string, session: Record<string, unknown> = {}): Promise<Order> {
  const { id } = await openSession(session);
  const { id: orderId } = await api<Order>(`/checkout/sessions/${id}/order`, {
    ...newCustomer(),
    country: session.country ?? "DE",
    payment_method: method,
    consent_terms: true,
    consent_personal_data: true,
  });
  return readOrder(orderId);
}

/** Pays as a merchant's own page would, without a browser. */
export function payOrder(order: Order, method: string, token?: string): Promise<Payment> {
  return api<Payment>(`/orders/${order.id}/payments`, { method, ...(token && { token }) });
}

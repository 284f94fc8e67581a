import { must } from "@/lib/core/invariant";
import type { Bench } from "./bench";

/** What a merchant's server and a customer's browser do over HTTP, without waiting for anything that they need not. */
export function shopClient({ demo }: Bench) {
  const { base_url, secret_key, links } = demo;
  const product = must(links[0], "a demo product").product;

  async function api(path: string, body?: unknown) {
    const response = await fetch(`${base_url}/api/v1${path}`, {
      method: body === undefined ? "GET" : "POST",
      headers: { authorization: `Bearer ${secret_key}`, "content-type": "application/json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const answer = await response.json();
    if (!response.ok) throw new Error(`${path}: ${response.status} ${JSON.stringify(answer)}`);
    return answer;
  }

  async function post(path: string, fields: Record<string, string>) {
    const response = await fetch(`${base_url}${path}`, {
      method: "POST",
      headers: { accept: "application/json", "content-type": "application/x-www-form-urlencoded" },
      body: new URLSearchParams(fields),
    });
    const answer = await response.json();
    if (!response.ok) throw new Error(`${path}: ${response.status} ${JSON.stringify(answer)}`);
    return answer;
  }

  const openSession = () =>
    api("/checkout/sessions", {
      currency: "EUR",
      items: [{ product, quantity: 2 }],
      success_url: "https://shop.example/thanks",
    });

  async function placeOrder(method: string): Promise<{ id: string; secret: string }> {
    const { client_secret } = await openSession();
    const { next, order_id } = await post(`/api/checkout/${client_secret}/order`, {
      email: "ada@customer.example",
      name: "Ada Customer",
      country: "DE",
      payment_method: method,
      consent_terms: "on",
      consent_personal_data: "on",
    });
    return { id: order_id, secret: String(next).split("/o/")[1] ?? "" };
  }

  return {
    baseUrl: base_url,
    openSession,
    placeOrder,
    /** From nothing to a paid order: session, Continue, card. */
    async wholeOrder(): Promise<string> {
      const { id, secret } = await placeOrder("card");
      const paid = await post(`/api/checkout/${secret}/pay`, {
        payment_method: "card",
        token: "sandbox_card_succeeds_visa",
      });
      if (paid.status !== "succeeded") throw new Error(`the payment is ${paid.status}`);
      return id;
    },
    markPaid: (orderId: string) => api(`/orders/${orderId}/mark-paid`, {}),
  };
}

import { expect } from "@playwright/test";
import { demo } from "./demo";

/** Calls the merchant API as a merchant's server would; `body` undefined is a GET. */
export async function api<T = Record<string, unknown>>(path: string, body?: unknown): Promise<T> {
  const { base_url, secret_key } = demo();
  const response = await fetch(`${base_url}/api/v1${path}`, {
    method: body === undefined ? "GET" : "POST",
    headers: { authorization: `Bearer ${secret_key}`, "content-type": "application/json" },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const answer = await response.json();
  expect(response.ok, JSON.stringify(answer)).toBe(true);
  return answer as T;
}

export type Session = {
  id: string;
  url: string;
  client_secret: string;
  status: string;
  order: string | null;
};

/** A hosted session of €24.00 whose quantity can be changed. */
export function openSession(more: Record<string, unknown> = {}): Promise<Session> {
  const { shop_url } = demo();
  return api<Session>("/checkout/sessions", {
    currency: "EUR",
    country: "DE",
    items: [{ name: "Assam, 250 g", unit_amount: 1200, quantity: 2, adjustable: { min: 1, max: 10 } }],
    success_url: `${shop_url}/thanks`,
    cancel_url: shop_url,
    ...more,
  });
}

import { must } from "@/lib/core/invariant";
import { type ApiWorld, ORDER_FIELDS, SESSION_REQUEST } from "./api-world";
import { camt053 } from "./camt";
import { CARD_TOKEN } from "./checkout-world";

/** What a call with an id in its address is about, by the beginning of the address: an object that its owner has. */
export type OneOfEach = Readonly<Record<string, string>>;

/** Bodies of calls with an id in their address, by the name of the operation, so that the id is what they are judged by. */
export const BODIES: Readonly<Record<string, unknown>> = {
  placeOrder: {
    email: ORDER_FIELDS.email,
    name: ORDER_FIELDS.name,
    country: "DE",
    payment_method: "card",
    consent_terms: true,
    consent_personal_data: true,
  },
  createPayment: { method: "card", token: CARD_TOKEN },
  replayWebhooks: { from: "2026-11-01T00:00:00Z", to: "2026-11-20T00:00:00Z" },
  refuseRefundRequest: { answer: "It was used." },
  updateCheckoutSession: { country: "DE" },
  matchBankEntry: { order: "ord_00000000000000000000000000" },
};

/** Makes one object of every kind that has an address, by the API, with a key. */
export async function makeOneOfEach(world: ApiWorld, key: string): Promise<OneOfEach> {
  const make = async (path: string, body: unknown = {}) => {
    const answer = await world.call("POST", path, { body, key });
    if (answer.status >= 300) throw new Error(`${path}: ${answer.text}`);
    return answer.body;
  };
  const idOf = async (path: string, body?: unknown) => String((await make(path, body)).id);

  const product = await idOf("/products", { name: "Assam, 250 g", prices: { EUR: 1200 } });
  const link = await idOf("/links", { items: [{ product, quantity: 1 }] });
  const apiKey = await idOf("/api-keys", { name: "Books", kind: "publishable" });
  const endpoint = await idOf("/webhook-endpoints", { url: "https://fjordtea.example/hooks" });
  const session = await idOf("/checkout/sessions", SESSION_REQUEST);
  const bought = await idOf("/checkout/sessions", SESSION_REQUEST);
  const order = await idOf(`/checkout/sessions/${bought}/order`, BODIES.placeOrder);
  const payment = await idOf(`/orders/${order}/payments`, BODIES.createPayment);
  const refund = await idOf(`/orders/${order}/refunds`, { amount: 100 });
  const request = await idOf("/refund-requests", { order, amount: 100, reason: "It does not fit." });
  const asked = await make("/checkout/sessions", {
    ...SESSION_REQUEST,
    ui_mode: "headless",
    payment_method: "phone",
    customer: { phone: "+354 770 0001" },
  });
  const statement = new Blob([camt053([{ amount: "24.00" }])], { type: "text/xml" });
  await make("/bank-statements", statement);
  const { body: entries } = await world.call("GET", "/bank-entries", { key });
  const [entry] = entries.data as { id: string }[];
  const { body: deliveries } = await world.call("GET", `/webhook-endpoints/${endpoint}/deliveries`, { key });
  const [delivery] = deliveries.data as { id: string }[];
  return {
    "/api-keys": apiKey,
    "/bank-entries": must(entry, "an entry").id,
    "/checkout/sessions": session,
    "/links": link,
    "/orders": order,
    "/payments": payment,
    "/products": product,
    "/refunds": refund,
    "/refund-requests": request,
    "/test/phone": String((asked.payment as { id: string }).id),
    "/webhook-endpoints": endpoint,
    "/webhook-deliveries": must(delivery, "a delivery").id,
  };
}

import { z } from "zod";
import { call } from "../api/call";
import type { Connection } from "../api/connect";

const madeSchema = z.looseObject({ id: z.string() });

const CARD = "sandbox_card_succeeds_visa";

/** What a merchant and its customer do, as calls of the API; each answers the id of what it made or changed. */
export function createSteps(connection: Connection) {
  const post = async (path: string, body: unknown = {}) =>
    (await call(connection, path, madeSchema, body)).id;
  const session = (confirmation = "automatic") =>
    post("/checkout/sessions", {
      currency: "EUR",
      country: "DE",
      ui_mode: "headless",
      confirmation,
      items: [{ name: "Teapot", unit_amount: 2400, quantity: 2 }],
      metadata: { made_by: "opentill trigger" },
    });
  const order = async (method = "card", confirmation?: string) =>
    post(`/checkout/sessions/${await session(confirmation)}/order`, {
      email: "ada@example.com",
      name: "Ada Lovelace",
      country: "DE",
      payment_method: method,
      consent_terms: true,
      consent_personal_data: true,
    });
  const pay = (orderId: string, token = CARD) =>
    post(`/orders/${orderId}/payments`, { method: "card", token });
  const paidOrder = async () => {
    const id = await order();
    await pay(id);
    return id;
  };
  const heldPayment = async () => pay(await order("card", "manual"));
  return { post, session, order, pay, paidOrder, heldPayment };
}

export type Steps = ReturnType<typeof createSteps>;

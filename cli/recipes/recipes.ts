import type { Steps } from "./steps";

/** What to do so that an event happens; it answers the id of what the event is about. */
export type Recipe = (steps: Steps) => Promise<string>;

const pays: Recipe = async ({ order, pay }) => pay(await order());
const confirms: Recipe = async ({ heldPayment, post }) => post(`/payments/${await heldPayment()}/confirm`);
const cancels: Recipe = async ({ heldPayment, post }) => post(`/payments/${await heldPayment()}/cancel`);
const refundsAll: Recipe = async ({ paidOrder, post }) => post(`/orders/${await paidOrder()}/refunds`);
const requests: Recipe = async ({ paidOrder, post }) =>
  post("/refund-requests", { order: await paidOrder(), reason: "The lid is broken." });

/** Every event that calls of the API can cause by themselves. */
export const RECIPES: Readonly<Record<string, Recipe>> = {
  "checkout.session.created": ({ session }) => session(),
  "checkout.session.completed": async ({ session, post }) => {
    const id = await session();
    await post(`/checkout/sessions/${id}/order`, {
      email: "ada@example.com",
      name: "Ada Lovelace",
      country: "DE",
      payment_method: "card",
      consent_terms: true,
      consent_personal_data: true,
    });
    return id;
  },
  "checkout.session.expired": async ({ session, post }) =>
    post(`/checkout/sessions/${await session()}/expire`),
  "checkout.session.canceled": async ({ session, post }) =>
    post(`/checkout/sessions/${await session()}/cancel`),
  "order.created": ({ order }) => order(),
  "order.paid": ({ paidOrder }) => paidOrder(),
  "order.partially_refunded": async ({ paidOrder, post }) => {
    const id = await paidOrder();
    await post(`/orders/${id}/refunds`, { amount: 1000 });
    return id;
  },
  "order.refunded": async ({ paidOrder, post }) => {
    const id = await paidOrder();
    await post(`/orders/${id}/refunds`);
    return id;
  },
  "order.canceled": async ({ order, post }) => {
    const id = await order();
    await post(`/orders/${id}/cancel`);
    return id;
  },
  "payment.created": pays,
  "payment.processing": pays,
  "payment.succeeded": pays,
  "payment.requires_action": async ({ order, pay }) => pay(await order(), "sandbox_card_challenge_visa"),
  "payment.failed": async ({ order, pay }) => pay(await order(), "sandbox_card_declined_visa"),
  "payment.awaiting_funds": async ({ order, post }) =>
    post(`/orders/${await order("bank_transfer")}/payments`, { method: "bank_transfer" }),
  "payment.authorized": ({ heldPayment }) => heldPayment(),
  "payment.ready_to_confirm": ({ heldPayment }) => heldPayment(),
  "payment.capturing": confirms,
  "payment.voiding": cancels,
  "payment.canceled": cancels,
  "refund.created": refundsAll,
  "refund.processing": refundsAll,
  "refund.succeeded": refundsAll,
  "refund_request.created": requests,
  "refund_request.accepted": async (steps) => steps.post(`/refund-requests/${await requests(steps)}/accept`),
  "refund_request.refused": async (steps) =>
    steps.post(`/refund-requests/${await requests(steps)}/refuse`, { answer: "The lid was whole." }),
};

/** Events that only time brings, and how to bring them. */
export const BROUGHT_BY_TIME: Readonly<Record<string, string>> = {
  "payment.confirmation_expiring":
    "Say opentill trigger payment.ready_to_confirm, then opentill clock advance 2h.",
  "order.deleted": "Say opentill trigger order.created, then opentill clock advance 90d.",
  "order.reminder_sent":
    "Say opentill trigger order.created, then move the clock past the merchant's reminder days.",
};

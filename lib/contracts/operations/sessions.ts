import { checkoutSessionResponseSchema, orderResponseSchema } from "../api-objects";
import { updateSessionSchema } from "../cart-update";
import { headlessOrderSchema } from "../headless-order";
import { createSessionSchema } from "../session-request";
import type { Operation } from "./operation";

export const SESSION_OPERATIONS: readonly Operation[] = [
  {
    method: "post",
    path: "/checkout/sessions",
    id: "createCheckoutSession",
    scope: "checkout_sessions:write",
    summary: "Open a checkout session",
    body: createSessionSchema,
    status: 201,
    answer: checkoutSessionResponseSchema,
  },
  {
    method: "get",
    path: "/checkout/sessions/{id}",
    id: "getCheckoutSession",
    scope: "checkout_sessions:read",
    summary: "Read a checkout session",
    status: 200,
    answer: checkoutSessionResponseSchema,
  },
  {
    method: "post",
    path: "/checkout/sessions/{id}",
    id: "updateCheckoutSession",
    scope: "checkout_sessions:write",
    summary: "Change quantities, country or language, as the page does",
    body: updateSessionSchema,
    status: 200,
    answer: checkoutSessionResponseSchema,
  },
  {
    method: "post",
    path: "/checkout/sessions/{id}/expire",
    id: "expireCheckoutSession",
    scope: "checkout_sessions:write",
    summary: "Expire an open session now",
    isOpenWhileSuspended: true,
    status: 200,
    answer: checkoutSessionResponseSchema,
  },
  {
    method: "post",
    path: "/checkout/sessions/{id}/cancel",
    id: "cancelCheckoutSession",
    scope: "checkout_sessions:write",
    summary: "Call an open session off",
    isOpenWhileSuspended: true,
    status: 200,
    answer: checkoutSessionResponseSchema,
  },
  {
    method: "post",
    path: "/checkout/sessions/{id}/order",
    id: "placeOrder",
    scope: "checkout_sessions:write",
    summary: "Place the order, as Continue does",
    body: headlessOrderSchema,
    status: 201,
    answer: orderResponseSchema,
  },
];

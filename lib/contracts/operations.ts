import { z } from "zod";
import {
  checkoutSessionResponseSchema,
  createdWebhookEndpointSchema,
  eventSchema,
  orderResponseSchema,
  orderSchema,
  paymentSchema,
  webhookDeliverySchema,
  webhookEndpointSchema,
} from "./api-objects";
import { headlessOrderSchema } from "./headless-order";
import { eventsQuery, listSchema, ordersQuery, pageQuery, paymentMethodsQuery } from "./list-queries";
import { createPaymentSchema } from "./payment-request";
import { createSessionSchema } from "./session-request";
import { createWebhookEndpointSchema } from "./webhook-endpoint-request";

/** One operation of the API, as data: the document at `/api/v1/openapi.json` is made of these. */
export type Operation = {
  method: "get" | "post" | "delete";
  path: string;
  id: string;
  summary: string;
  query?: z.ZodObject;
  body?: z.ZodType;
  status: 200 | 201;
  answer: z.ZodType;
  /** A publishable key will do. */
  isPublic?: true;
};

const methodSchema = z.looseObject({ object: z.literal("payment_method"), id: z.string(), name: z.string() });
const hiddenSchema = z.object({ id: z.string(), reasons: z.array(z.looseObject({ code: z.string() })) });
const deletedSchema = z.object({
  id: z.string(),
  object: z.literal("webhook_endpoint"),
  deleted: z.literal(true),
});

export const OPERATIONS: readonly Operation[] = [
  {
    method: "post",
    path: "/checkout/sessions",
    id: "createCheckoutSession",
    summary: "Open a checkout session",
    body: createSessionSchema,
    status: 201,
    answer: checkoutSessionResponseSchema,
  },
  {
    method: "get",
    path: "/checkout/sessions/{id}",
    id: "getCheckoutSession",
    summary: "Read a checkout session",
    status: 200,
    answer: checkoutSessionResponseSchema,
  },
  {
    method: "post",
    path: "/checkout/sessions/{id}/expire",
    id: "expireCheckoutSession",
    summary: "Expire an open session now",
    status: 200,
    answer: checkoutSessionResponseSchema,
  },
  {
    method: "post",
    path: "/checkout/sessions/{id}/cancel",
    id: "cancelCheckoutSession",
    summary: "Call an open session off",
    status: 200,
    answer: checkoutSessionResponseSchema,
  },
  {
    method: "post",
    path: "/checkout/sessions/{id}/order",
    id: "placeOrder",
    summary: "Place the order, as Continue does",
    body: headlessOrderSchema,
    status: 201,
    answer: orderResponseSchema,
  },
  {
    method: "get",
    path: "/payment-methods",
    id: "listPaymentMethods",
    summary: "What a customer there would be offered",
    query: paymentMethodsQuery,
    status: 200,
    answer: z.object({
      object: z.literal("list"),
      data: z.array(methodSchema),
      hidden: z.array(hiddenSchema).optional(),
    }),
    isPublic: true,
  },
  {
    method: "get",
    path: "/orders",
    id: "listOrders",
    summary: "Orders, newest first",
    query: ordersQuery,
    status: 200,
    answer: listSchema(orderSchema.extend({ url: z.string() })),
  },
  {
    method: "get",
    path: "/orders/{id}",
    id: "getOrder",
    summary: "Read an order with its payments",
    status: 200,
    answer: orderResponseSchema,
  },
  {
    method: "post",
    path: "/orders/{id}/mark-paid",
    id: "markOrderPaid",
    summary: "Say that awaited funds have arrived",
    status: 200,
    answer: orderResponseSchema,
  },
  {
    method: "post",
    path: "/orders/{id}/payments",
    id: "createPayment",
    summary: "Pay an order by a method",
    body: createPaymentSchema,
    status: 201,
    answer: paymentSchema,
  },
  {
    method: "get",
    path: "/payments/{id}",
    id: "getPayment",
    summary: "Read a payment",
    status: 200,
    answer: paymentSchema,
  },
  {
    method: "post",
    path: "/payments/{id}/confirm",
    id: "confirmPayment",
    summary: "Capture an authorized payment",
    status: 200,
    answer: paymentSchema,
  },
  {
    method: "post",
    path: "/payments/{id}/cancel",
    id: "cancelPayment",
    summary: "Give a payment up",
    status: 200,
    answer: paymentSchema,
  },
  {
    method: "get",
    path: "/events",
    id: "listEvents",
    summary: "The log of events behind a cursor, oldest first",
    query: eventsQuery,
    status: 200,
    answer: listSchema(eventSchema),
  },
  {
    method: "post",
    path: "/webhook-endpoints",
    id: "createWebhookEndpoint",
    summary: "Open a webhook endpoint",
    body: createWebhookEndpointSchema,
    status: 201,
    answer: createdWebhookEndpointSchema,
  },
  {
    method: "get",
    path: "/webhook-endpoints",
    id: "listWebhookEndpoints",
    summary: "Webhook endpoints",
    status: 200,
    answer: listSchema(webhookEndpointSchema),
  },
  {
    method: "get",
    path: "/webhook-endpoints/{id}",
    id: "getWebhookEndpoint",
    summary: "Read a webhook endpoint",
    status: 200,
    answer: webhookEndpointSchema,
  },
  {
    method: "delete",
    path: "/webhook-endpoints/{id}",
    id: "deleteWebhookEndpoint",
    summary: "Delete a webhook endpoint",
    status: 200,
    answer: deletedSchema,
  },
  {
    method: "get",
    path: "/webhook-endpoints/{id}/deliveries",
    id: "listWebhookDeliveries",
    summary: "Deliveries of an endpoint, newest first",
    query: pageQuery,
    status: 200,
    answer: listSchema(webhookDeliverySchema),
  },
  {
    method: "get",
    path: "/webhook-deliveries/{id}",
    id: "getWebhookDelivery",
    summary: "Read a delivery with its attempts",
    status: 200,
    answer: webhookDeliverySchema,
  },
  {
    method: "post",
    path: "/webhook-deliveries/{id}/redeliver",
    id: "redeliverWebhook",
    summary: "Send a delivery again",
    status: 200,
    answer: webhookDeliverySchema,
  },
];

import { z } from "zod";
import { paymentSchema } from "../api-objects";
import { callbackSecretSchema, listedPaymentSchema, paymentResponseSchema } from "../confirmation-objects";
import { listSchema, paymentMethodsQuery, paymentsQuery } from "../list-queries";
import type { Operation } from "./operation";

const methodSchema = z.looseObject({ object: z.literal("payment_method"), id: z.string(), name: z.string() });
const hiddenSchema = z.object({ id: z.string(), reasons: z.array(z.looseObject({ code: z.string() })) });

export const PAYMENT_OPERATIONS: readonly Operation[] = [
  {
    method: "get",
    path: "/payment-methods",
    id: "listPaymentMethods",
    scope: "payment_methods:read",
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
    path: "/payments",
    id: "listPayments",
    scope: "payments:read",
    summary: "Payments, newest first, or those that await your confirmation",
    query: paymentsQuery,
    status: 200,
    answer: listSchema(listedPaymentSchema),
  },
  {
    method: "get",
    path: "/payments/{id}",
    id: "getPayment",
    scope: "payments:read",
    summary: "Read a payment",
    status: 200,
    answer: paymentResponseSchema,
  },
  {
    method: "post",
    path: "/payments/{id}/confirm",
    id: "confirmPayment",
    scope: "payments:write",
    summary: "Capture an authorized payment",
    isOpenWhileSuspended: true,
    status: 200,
    answer: paymentSchema,
  },
  {
    method: "post",
    path: "/payments/{id}/cancel",
    id: "cancelPayment",
    scope: "payments:write",
    summary: "Give a payment up",
    isOpenWhileSuspended: true,
    status: 200,
    answer: paymentSchema,
  },
  {
    method: "get",
    path: "/callback-secret",
    id: "getCallbackSecret",
    scope: "callback_secret:read",
    summary: "Read what confirmation callbacks are signed with",
    status: 200,
    answer: callbackSecretSchema,
  },
];

import { z } from "zod";
import { orderResponseSchema, orderSchema, paymentSchema } from "../api-objects";
import { listSchema, ordersQuery } from "../list-queries";
import { createPaymentSchema } from "../payment-request";
import type { Operation } from "./operation";

export const ORDER_OPERATIONS: readonly Operation[] = [
  {
    method: "get",
    path: "/orders",
    id: "listOrders",
    scope: "orders:read",
    summary: "Orders, newest first",
    query: ordersQuery,
    status: 200,
    answer: listSchema(orderSchema.extend({ url: z.string() })),
  },
  {
    method: "get",
    path: "/orders/{id}",
    id: "getOrder",
    scope: "orders:read",
    summary: "Read an order with its payments",
    status: 200,
    answer: orderResponseSchema,
  },
  {
    method: "post",
    path: "/orders/{id}/mark-paid",
    id: "markOrderPaid",
    scope: "orders:write",
    summary: "Say that awaited funds have arrived",
    isOpenWhileSuspended: true,
    status: 200,
    answer: orderResponseSchema,
  },
  {
    method: "post",
    path: "/orders/{id}/payments",
    id: "createPayment",
    scope: "payments:write",
    summary: "Pay an order by a method",
    body: createPaymentSchema,
    status: 201,
    answer: paymentSchema,
  },
];

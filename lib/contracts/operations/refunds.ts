import { orderResponseSchema } from "../api-objects";
import { listSchema, refundRequestsQuery } from "../list-queries";
import {
  cancelOrderSchema,
  createRefundRequestSchema,
  createRefundSchema,
  refuseRefundRequestSchema,
} from "../refund-bodies";
import { refundRequestSchema, refundSchema } from "../refund-objects";
import type { Operation } from "./operation";

export const REFUND_OPERATIONS: readonly Operation[] = [
  {
    method: "post",
    path: "/orders/{id}/cancel",
    id: "cancelOrder",
    summary: "Call an unpaid order off",
    body: cancelOrderSchema,
    status: 200,
    answer: orderResponseSchema,
  },
  {
    method: "post",
    path: "/orders/{id}/refunds",
    id: "createRefund",
    summary: "Give back an amount, lines, or all that is left of an order",
    body: createRefundSchema,
    status: 201,
    answer: refundSchema,
  },
  {
    method: "get",
    path: "/refunds/{id}",
    id: "getRefund",
    summary: "Read a refund",
    status: 200,
    answer: refundSchema,
  },
  {
    method: "post",
    path: "/refund-requests",
    id: "createRefundRequest",
    summary: "Ask for money back, to be accepted or refused",
    body: createRefundRequestSchema,
    status: 201,
    answer: refundRequestSchema,
  },
  {
    method: "get",
    path: "/refund-requests",
    id: "listRefundRequests",
    summary: "Refund requests, newest first",
    query: refundRequestsQuery,
    status: 200,
    answer: listSchema(refundRequestSchema),
  },
  {
    method: "get",
    path: "/refund-requests/{id}",
    id: "getRefundRequest",
    summary: "Read a refund request",
    status: 200,
    answer: refundRequestSchema,
  },
  {
    method: "post",
    path: "/refund-requests/{id}/accept",
    id: "acceptRefundRequest",
    summary: "Accept a refund request, which begins its refund",
    status: 200,
    answer: refundRequestSchema,
  },
  {
    method: "post",
    path: "/refund-requests/{id}/refuse",
    id: "refuseRefundRequest",
    summary: "Refuse a refund request with an answer",
    body: refuseRefundRequestSchema,
    status: 200,
    answer: refundRequestSchema,
  },
];

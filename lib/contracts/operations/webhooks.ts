import { z } from "zod";
import { deliveriesQuery, listSchema } from "../list-queries";
import {
  createWebhookEndpointSchema,
  replayWebhooksSchema,
  rotateWebhookSecretSchema,
  updateWebhookEndpointSchema,
} from "../webhook-endpoint-request";
import {
  createdWebhookEndpointSchema,
  webhookDeliverySchema,
  webhookEndpointSchema,
  webhookReplaySchema,
} from "../webhook-objects";
import type { Operation } from "./operation";

const deletedSchema = z.object({
  id: z.string(),
  object: z.literal("webhook_endpoint"),
  deleted: z.literal(true),
});

export const WEBHOOK_OPERATIONS: readonly Operation[] = [
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
    method: "post",
    path: "/webhook-endpoints/{id}",
    id: "updateWebhookEndpoint",
    summary: "Change a webhook endpoint",
    body: updateWebhookEndpointSchema,
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
    method: "post",
    path: "/webhook-endpoints/{id}/enable",
    id: "enableWebhookEndpoint",
    summary: "Enable a webhook endpoint again",
    status: 200,
    answer: webhookEndpointSchema,
  },
  {
    method: "post",
    path: "/webhook-endpoints/{id}/rotate-secret",
    id: "rotateWebhookSecret",
    summary: "Give a webhook endpoint a new secret",
    body: rotateWebhookSecretSchema,
    status: 200,
    answer: createdWebhookEndpointSchema,
  },
  {
    method: "post",
    path: "/webhook-endpoints/{id}/test",
    id: "testWebhookEndpoint",
    summary: "Send a test event",
    status: 200,
    answer: webhookDeliverySchema,
  },
  {
    method: "post",
    path: "/webhook-endpoints/{id}/replay",
    id: "replayWebhooks",
    summary: "Send the events of a time range again",
    body: replayWebhooksSchema,
    status: 200,
    answer: webhookReplaySchema,
  },
  {
    method: "get",
    path: "/webhook-endpoints/{id}/deliveries",
    id: "listWebhookDeliveries",
    summary: "Deliveries of an endpoint, newest first",
    query: deliveriesQuery,
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

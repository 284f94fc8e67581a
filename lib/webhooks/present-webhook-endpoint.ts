import type { z } from "zod";
import type { createdWebhookEndpointSchema, webhookEndpointSchema } from "@/lib/contracts/webhook-objects";
import type { WebhookEndpointRow } from "./queries";

/** An endpoint as the API answers it, without its secret. */
export function presentWebhookEndpoint(endpoint: WebhookEndpointRow): z.infer<typeof webhookEndpointSchema> {
  return {
    id: endpoint.id,
    object: "webhook_endpoint",
    livemode: endpoint.livemode,
    url: endpoint.url,
    status: endpoint.status,
    disabled_reason: endpoint.disabledReason,
    event_types: endpoint.eventTypes ?? "all",
    format: "opentill",
    description: endpoint.description,
    created_at: endpoint.createdAt.toISOString(),
  };
}

/** The same with the secret, for the one answer that shows it. */
export function presentCreatedWebhookEndpoint(created: {
  endpoint: WebhookEndpointRow;
  secret: string;
}): z.infer<typeof createdWebhookEndpointSchema> {
  return { ...presentWebhookEndpoint(created.endpoint), secret: created.secret };
}

import type { CreateWebhookEndpointRequest } from "@/lib/contracts/webhook-endpoint-request";
import type { WebhookEndpointRow } from "./queries";

/** The event types of a request as they are stored: null for all of them, else each once. */
export function typesOf(
  requested: CreateWebhookEndpointRequest["event_types"],
): WebhookEndpointRow["eventTypes"] {
  return requested === "all" ? null : [...new Set(requested)];
}

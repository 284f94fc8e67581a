import type { z } from "zod";
import type { Doors } from "@/db/context";
import type { createdWebhookEndpointSchema, webhookEndpointSchema } from "@/lib/contracts/webhook-objects";
import { SECOND_MS } from "@/lib/core/clock";
import { circuitState } from "./circuit";
import { isInOverlap, openSigningSeed } from "./endpoint-secret";
import type { WebhookEndpointRow } from "./queries";
import { retryDelaysMs } from "./retry-schedule";
import { publicKeyOf } from "./signature/signing-key";

/** An endpoint as the API answers it now, without its secret. */
export function presentWebhookEndpoint(
  ctx: Doors,
  endpoint: WebhookEndpointRow,
): z.infer<typeof webhookEndpointSchema> {
  const seed = openSigningSeed(ctx, endpoint);
  const { previousSecretExpiresAt } = endpoint;
  return {
    id: endpoint.id,
    object: "webhook_endpoint",
    livemode: endpoint.livemode,
    url: endpoint.url,
    status: endpoint.status,
    disabled_reason: endpoint.disabledReason,
    disabled_at: endpoint.disabledAt?.toISOString() ?? null,
    event_types: endpoint.eventTypes ?? "all",
    format: "opentill",
    description: endpoint.description,
    retry_window_hours: endpoint.retryWindowHours,
    retry_schedule_seconds: retryDelaysMs(endpoint).map((delayMs) => delayMs / SECOND_MS),
    circuit: {
      state: circuitState(endpoint, ctx.wallClock.now()),
      failures: endpoint.failuresInRow,
      open_until: endpoint.openUntil?.toISOString() ?? null,
    },
    signatures: seed === null ? ["v1"] : ["v1", "v1a"],
    public_key: seed === null ? null : publicKeyOf(seed),
    previous_secret_expires_at: isInOverlap(ctx, previousSecretExpiresAt)
      ? (previousSecretExpiresAt?.toISOString() ?? null)
      : null,
    created_at: endpoint.createdAt.toISOString(),
  };
}

/** The same with the secret, for the one answer that shows it. */
export function presentCreatedWebhookEndpoint(
  ctx: Doors,
  created: { endpoint: WebhookEndpointRow; secret: string },
): z.infer<typeof createdWebhookEndpointSchema> {
  return { ...presentWebhookEndpoint(ctx, created.endpoint), secret: created.secret };
}

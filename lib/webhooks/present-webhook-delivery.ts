import type { z } from "zod";
import type { webhookDeliverySchema } from "@/lib/contracts/webhook-objects";
import type { WholeDelivery } from "./delivery-queries";

/** A delivery as the API answers it. `attempts` counts all of them, also those that the log no longer shows. */
export function presentWebhookDelivery(whole: WholeDelivery): z.infer<typeof webhookDeliverySchema> {
  const { delivery, eventType, attempts } = whole;
  return {
    id: delivery.id,
    object: "webhook_delivery",
    endpoint: delivery.endpointId,
    event: delivery.eventId,
    event_type: eventType,
    status: delivery.status,
    attempts: delivery.attempts,
    next_attempt_at: delivery.dueAt?.toISOString() ?? null,
    attempt_log: attempts.map((attempt) => ({
      at: attempt.at.toISOString(),
      duration_ms: attempt.durationMs,
      status: attempt.status,
      error: attempt.error,
      answer: attempt.answer,
    })),
    created_at: delivery.createdAt.toISOString(),
  };
}

import { z } from "zod";
import { EVENT_TYPES } from "./event-types";

const time = z.iso.datetime({ offset: true });
const id = z.string();

export const webhookEndpointSchema = z.object({
  id,
  object: z.literal("webhook_endpoint"),
  livemode: z.boolean(),
  url: z.string(),
  status: z.enum(["enabled", "disabled"]),
  disabled_reason: z.string().nullable(),
  event_types: z.union([z.literal("all"), z.array(z.enum(EVENT_TYPES))]),
  format: z.literal("opentill"),
  description: z.string().nullable(),
  created_at: time,
});

/** The secret is shown once, on creation. */
export const createdWebhookEndpointSchema = webhookEndpointSchema.extend({ secret: z.string() });

export const webhookDeliverySchema = z.object({
  id,
  object: z.literal("webhook_delivery"),
  endpoint: id,
  event: id,
  event_type: z.enum(EVENT_TYPES),
  status: z.enum(["pending", "delivered", "exhausted", "canceled"]),
  attempts: z.int(),
  next_attempt_at: time.nullable(),
  attempt_log: z.array(
    z.object({
      at: time,
      duration_ms: z.int(),
      status: z.int().nullable(),
      error: z.string().nullable(),
      answer: z.string(),
    }),
  ),
  created_at: time,
});

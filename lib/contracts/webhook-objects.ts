import { z } from "zod";
import { EVENT_TYPES } from "./event-types";
import { WEBHOOK_DELIVERY_STATUSES } from "./statuses";

const time = z.iso.datetime({ offset: true });
const id = z.string();

export const webhookEndpointSchema = z.object({
  id,
  object: z.literal("webhook_endpoint"),
  livemode: z.boolean(),
  url: z.string(),
  status: z.enum(["enabled", "disabled"]),
  disabled_reason: z.string().nullable(),
  disabled_at: time.nullable(),
  event_types: z.union([z.literal("all"), z.array(z.enum(EVENT_TYPES))]),
  format: z.literal("opentill"),
  description: z.string().nullable(),
  retry_window_hours: z.int(),
  retry_schedule_seconds: z
    .array(z.int())
    .describe("Waits after the first, second, … failed attempt; the last one repeats."),
  circuit: z
    .object({
      state: z.enum(["closed", "open", "half_open"]),
      failures: z.int().describe("Attempts that failed in a row."),
      open_until: time.nullable().describe("Until then nothing is sent; after it, one attempt decides."),
    })
    .describe("Holds back from an endpoint that fails again and again."),
  signatures: z.array(z.enum(["v1", "v1a"])),
  public_key: z.string().nullable().describe("Checks `v1a` signatures."),
  previous_secret_expires_at: time
    .nullable()
    .describe("Until then each attempt is signed with the secret before the last rotation too."),
  created_at: time,
});

/** The secret is shown once, when it is made. */
export const createdWebhookEndpointSchema = webhookEndpointSchema.extend({ secret: z.string() });

export const webhookReplaySchema = z.object({
  object: z.literal("webhook_replay"),
  endpoint: id,
  deliveries: z.int().describe("How many were made due; those that were waiting already are not counted."),
});

export const webhookDeliverySchema = z.object({
  id,
  object: z.literal("webhook_delivery"),
  endpoint: id,
  event: id,
  event_type: z.enum(EVENT_TYPES),
  status: z.enum(WEBHOOK_DELIVERY_STATUSES),
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

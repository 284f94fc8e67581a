import { z } from "zod";
import { DAY_MS } from "@/lib/core/clock";
import { EVENT_TYPES } from "./event-types";
import { overlapHoursField, textField, timeField } from "./fields";
import {
  DEFAULT_RETRY_WINDOW_HOURS,
  MAX_NAME_LENGTH,
  MAX_REPLAY_DAYS,
  MAX_RETRY_WAIT_SECONDS,
  MAX_RETRY_WAITS,
  MAX_URL_LENGTH,
  MIN_RETRY_WINDOW_HOURS,
} from "./limits";

/**
 * Of the URL only the length is looked at here: whether webhooks may go there depends on the address that it means and on
 * the server's settings, and is judged as a whole when the endpoint is written.
 */
const urlField = z
  .string({ error: "url_invalid" })
  .min(1, { error: "url_invalid" })
  .max(MAX_URL_LENGTH, { error: "url_too_long" });

const typesField = z.array(z.enum(EVENT_TYPES)).min(1).max(EVENT_TYPES.length);

const retryWindowField = z
  .int({ error: "retry_window_out_of_range" })
  .min(MIN_RETRY_WINDOW_HOURS, { error: "retry_window_out_of_range" })
  .max(DEFAULT_RETRY_WINDOW_HOURS, { error: "retry_window_out_of_range" });

/** Waits after the first, second, … failed attempt; the last repeats until the window is over. */
const retryScheduleField = z
  .array(
    z
      .int({ error: "retry_schedule_invalid" })
      .min(1, { error: "retry_schedule_invalid" })
      .max(MAX_RETRY_WAIT_SECONDS, { error: "retry_schedule_invalid" }),
    { error: "retry_schedule_invalid" },
  )
  .min(1, { error: "retry_schedule_invalid" })
  .max(MAX_RETRY_WAITS, { error: "retry_schedule_invalid" });

/** `v1` is HMAC-SHA256 with the endpoint's secret; `v1a` is ed25519, checked with nothing but a public key. */
const signaturesField = z
  .array(z.enum(["v1", "v1a"], { error: "signatures_invalid" }), { error: "signatures_invalid" })
  .refine((versions) => ["v1", "v1,v1a"].includes(versions.join()), { error: "signatures_invalid" });

/** `POST /webhook-endpoints`. */
export const createWebhookEndpointSchema = z.strictObject({
  url: urlField,
  event_types: z.union([typesField, z.literal("all")]).default("all"),
  description: textField(MAX_NAME_LENGTH).optional(),
  retry_window_hours: retryWindowField.optional(),
  retry_schedule_seconds: retryScheduleField.optional(),
  signatures: signaturesField.optional(),
});
export type CreateWebhookEndpointRequest = z.infer<typeof createWebhookEndpointSchema>;

/** `POST /webhook-endpoints/{id}`: what is left out stays; null takes away what was said before. */
export const updateWebhookEndpointSchema = z.strictObject({
  url: urlField.optional(),
  event_types: z.union([typesField, z.literal("all")]).optional(),
  description: textField(MAX_NAME_LENGTH).nullable().optional(),
  retry_window_hours: retryWindowField.optional(),
  retry_schedule_seconds: retryScheduleField.nullable().optional(),
});
export type UpdateWebhookEndpointRequest = z.infer<typeof updateWebhookEndpointSchema>;

/** `POST /webhook-endpoints/{id}/rotate-secret`. */
export const rotateWebhookSecretSchema = z.strictObject({ overlap_hours: overlapHoursField });
export type RotateWebhookSecretRequest = z.infer<typeof rotateWebhookSecretSchema>;

/** `POST /webhook-endpoints/{id}/replay`: events created at `from` or later and before `to`. */
export const replayWebhooksSchema = z
  .strictObject({ from: timeField, to: timeField, types: typesField.optional() })
  .refine(({ from, to }) => lengthMs(from, to) > 0, { path: ["to"], error: "range_inverted" })
  .refine(({ from, to }) => lengthMs(from, to) <= MAX_REPLAY_DAYS * DAY_MS, {
    path: ["to"],
    error: "range_too_long",
  });
export type ReplayWebhooksRequest = z.infer<typeof replayWebhooksSchema>;

const lengthMs = (from: string, to: string) => new Date(to).getTime() - new Date(from).getTime();

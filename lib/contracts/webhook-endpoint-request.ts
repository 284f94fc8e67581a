import { z } from "zod";
import { EVENT_TYPES } from "./event-types";
import { textField } from "./fields";
import { MAX_NAME_LENGTH, MAX_URL_LENGTH } from "./limits";

/**
 * `POST /webhook-endpoints`. Of the URL only the length is looked at here: whether webhooks may go there depends on the
 * address that it means and on the server's settings, and is judged as a whole when the endpoint is created.
 */
export const createWebhookEndpointSchema = z.strictObject({
  url: z
    .string({ error: "url_invalid" })
    .min(1, { error: "url_invalid" })
    .max(MAX_URL_LENGTH, { error: "url_too_long" }),
  event_types: z
    .union([z.array(z.enum(EVENT_TYPES)).min(1).max(EVENT_TYPES.length), z.literal("all")])
    .default("all"),
  description: textField(MAX_NAME_LENGTH).optional(),
});

export type CreateWebhookEndpointRequest = z.infer<typeof createWebhookEndpointSchema>;

import { Webhook } from "standardwebhooks";
import { z } from "zod";

/** What this shop needs of an event. Fields that it does not know are kept and ignored. */
const eventSchema = z.looseObject({
  id: z.string(),
  type: z.string(),
  timestamp: z.string(),
  sequence: z.int(),
  data: z.looseObject({ id: z.string(), object: z.string() }),
});
export type WebhookEvent = z.infer<typeof eventSchema>;

export type Verdict = { verified: true; event: WebhookEvent } | { verified: false; reason: string };

/**
 * Whether a delivery is Opentill's: its signature covers the id, the time (at most five minutes off) and every byte of
 * the body. `rawBody` must be the bytes as they came: JSON that was parsed and written again has other bytes.
 */
export function verifyWebhook(
  secret: string,
  rawBody: Buffer,
  headers: Record<string, string | string[] | undefined>,
): Verdict {
  const webhook = new Webhook(secret);
  try {
    return { verified: true, event: eventSchema.parse(webhook.verify(rawBody, singleHeaders(headers))) };
  } catch (error) {
    return { verified: false, reason: error instanceof Error ? error.message : "It can't be read." };
  }
}

function singleHeaders(headers: Record<string, string | string[] | undefined>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value ?? "")]));
}

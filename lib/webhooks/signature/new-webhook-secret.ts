import type { Random } from "@/lib/core/random";
import { WEBHOOK_SECRET_PREFIX } from "./decode-webhook-secret";

/** As many as HMAC-SHA256 has use for; a multiple of three needs no padding, which people lose when they copy. */
const SECRET_BYTES = 33;

/** A new secret for a webhook endpoint, in the form of Standard Webhooks: `whsec_` and base 64. */
export function newWebhookSecret(random: Random): string {
  return WEBHOOK_SECRET_PREFIX + Buffer.from(random.bytes(SECRET_BYTES)).toString("base64");
}

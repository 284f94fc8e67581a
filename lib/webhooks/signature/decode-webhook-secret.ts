import { invariant } from "@/lib/core/invariant";

export const WEBHOOK_SECRET_PREFIX = "whsec_";
export const MIN_WEBHOOK_SECRET_BYTES = 24;
export const MAX_WEBHOOK_SECRET_BYTES = 64;

/**
 * The key inside a secret written as Standard Webhooks writes it: `whsec_` and 24 to 64 bytes in padded base 64. Anything
 * else throws: a lenient decoder would sign with a key that the merchant's library does not have.
 */
export function decodeWebhookSecret(secret: string): Buffer {
  invariant(secret.startsWith(WEBHOOK_SECRET_PREFIX), "a webhook secret begins with whsec_");
  const encoded = secret.slice(WEBHOOK_SECRET_PREFIX.length);
  const key = Buffer.from(encoded, "base64");
  invariant(key.toString("base64") === encoded, "a webhook secret is padded base 64");
  invariant(
    key.length >= MIN_WEBHOOK_SECRET_BYTES && key.length <= MAX_WEBHOOK_SECRET_BYTES,
    `a webhook secret has ${MIN_WEBHOOK_SECRET_BYTES} to ${MAX_WEBHOOK_SECRET_BYTES} bytes`,
  );
  return key;
}

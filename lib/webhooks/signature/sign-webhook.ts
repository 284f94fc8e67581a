import { createHmac } from "node:crypto";
import { invariant } from "@/lib/core/invariant";
import { decodeWebhookSecret } from "./decode-webhook-secret";

export type WebhookHeaders = {
  "webhook-id": string;
  "webhook-timestamp": string;
  "webhook-signature": string;
  authorization: string;
};

/** The signed text is `id.timestamp.body`: a dot in the id would let two different messages share a signature. */
const WEBHOOK_ID = /^[\w-]+$/;

/**
 * The headers of one attempt, by Standard Webhooks 1.0: HMAC-SHA256 over id, time of the attempt in whole seconds and
 * the body's own bytes, once for each secret. `secrets` begins with the current one; those that a rotation is retiring
 * follow, so that a receiver may hold either. `authorization` signs the body alone, with the current secret's bytes.
 *
 * The id is the event's, the same on every attempt; the timestamp is the attempt's, since receivers refuse old ones.
 */
export function signWebhook(message: {
  id: string;
  timestamp: Date;
  body: string | Buffer;
  secrets: readonly string[];
}): WebhookHeaders {
  const keys = message.secrets.map(decodeWebhookSecret);
  const [currentKey] = keys;
  invariant(currentKey, "a webhook is signed with at least one secret");
  invariant(WEBHOOK_ID.test(message.id), "a webhook id has letters, digits, hyphens and underscores only");

  const timestampS = String(Math.floor(message.timestamp.getTime() / 1_000));
  const sign = (key: Buffer) =>
    createHmac("sha256", key).update(`${message.id}.${timestampS}.`).update(message.body).digest("base64");
  const bodySignature = createHmac("sha256", currentKey).update(message.body).digest("hex");
  return {
    "webhook-id": message.id,
    "webhook-timestamp": timestampS,
    "webhook-signature": keys.map((key) => `v1,${sign(key)}`).join(" "),
    authorization: `HMAC-SHA256 Signature=${bodySignature}`,
  };
}

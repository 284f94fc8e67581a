import { createHmac, sign as signWithKey } from "node:crypto";
import { invariant } from "@/lib/core/invariant";
import { decodeWebhookSecret } from "./decode-webhook-secret";
import { signingKey } from "./signing-key";

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
 * follow, so that a receiver may hold either. `authorization` signs the body alone, with the current secret's bytes. With a
 * `signingSeed` an ed25519 signature (`v1a`) over the same text comes last, for receivers that hold the public key alone.
 *
 * The id is the event's, the same on every attempt; the timestamp is the attempt's, since receivers refuse old ones.
 */
export function signWebhook(message: {
  id: string;
  timestamp: Date;
  body: string | Buffer;
  secrets: readonly string[];
  signingSeed?: string | null;
}): WebhookHeaders {
  const keys = message.secrets.map(decodeWebhookSecret);
  const [currentKey] = keys;
  invariant(currentKey, "a webhook is signed with at least one secret");
  invariant(WEBHOOK_ID.test(message.id), "a webhook id has letters, digits, hyphens and underscores only");

  const timestampS = String(Math.floor(message.timestamp.getTime() / 1_000));
  const signed = Buffer.concat([Buffer.from(`${message.id}.${timestampS}.`), Buffer.from(message.body)]);
  const signatures = keys.map((key) => `v1,${createHmac("sha256", key).update(signed).digest("base64")}`);
  if (message.signingSeed) {
    signatures.push(`v1a,${signWithKey(null, signed, signingKey(message.signingSeed)).toString("base64")}`);
  }
  const bodySignature = createHmac("sha256", currentKey).update(message.body).digest("hex");
  return {
    "webhook-id": message.id,
    "webhook-timestamp": timestampS,
    "webhook-signature": signatures.join(" "),
    authorization: `HMAC-SHA256 Signature=${bodySignature}`,
  };
}

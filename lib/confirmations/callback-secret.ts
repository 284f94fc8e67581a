import { createHmac } from "node:crypto";
import type { Scope } from "@/db/context";
import type { Keys } from "@/lib/core/secrets/keys";
import { WEBHOOK_SECRET_PREFIX } from "@/lib/webhooks/signature/decode-webhook-secret";

/**
 * What the callbacks of a merchant's mode are signed with, in the form of Standard Webhooks: `whsec_` and base 64. It is
 * derived and not stored; whoever changes the master secret changes it.
 */
export function callbackSecret(keys: Keys, { merchantId, livemode }: Scope): string {
  const key = createHmac("sha256", keys.callbacks).update(`${merchantId} ${livemode ? "live" : "test"}`);
  return WEBHOOK_SECRET_PREFIX + key.digest("base64");
}

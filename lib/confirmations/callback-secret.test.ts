import { describe, expect, it } from "vitest";
import { deriveKeys } from "@/lib/core/secrets/keys";
import { decodeWebhookSecret } from "@/lib/webhooks/signature/decode-webhook-secret";
import { callbackSecret } from "./callback-secret";

const KEYS = deriveKeys("a secret for tests, long enough to derive keys");
const SCOPE = { merchantId: "mer_one", livemode: false };

describe("the secret of confirmation callbacks", () => {
  it("is one that libraries for Standard Webhooks read", () => {
    expect(decodeWebhookSecret(callbackSecret(KEYS, SCOPE))).toHaveLength(32);
  });

  it("stays the same, and is another for each merchant, mode and master secret", () => {
    expect(callbackSecret(KEYS, { ...SCOPE })).toBe(callbackSecret(KEYS, SCOPE));
    const others = [
      callbackSecret(KEYS, { ...SCOPE, livemode: true }),
      callbackSecret(KEYS, { ...SCOPE, merchantId: "mer_two" }),
      callbackSecret(deriveKeys("another secret, long enough to derive keys from it"), SCOPE),
    ];
    expect(new Set([...others, callbackSecret(KEYS, SCOPE)]).size).toBe(4);
  });
});

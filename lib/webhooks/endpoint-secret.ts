import type { Context } from "@/db/context";
import { decryptSecret } from "@/lib/core/secrets/decrypt-secret";
import { encryptSecret } from "@/lib/core/secrets/encrypt-secret";

/** The secret of an endpoint as it is stored: it can be read back for this endpoint only. */
export function sealEndpointSecret(ctx: Context, endpointId: string, secret: string): string {
  return encryptSecret({
    key: ctx.keys.storage,
    text: secret,
    purpose: purposeOf(endpointId),
    random: ctx.random,
  });
}

/** Throws if the master secret has changed since, or if the row was tampered with. */
export function openEndpointSecret(ctx: Context, endpoint: { id: string; secretEncrypted: string }): string {
  return decryptSecret({
    key: ctx.keys.storage,
    encrypted: endpoint.secretEncrypted,
    purpose: purposeOf(endpoint.id),
  });
}

function purposeOf(endpointId: string): string {
  return `webhook_endpoint.secret ${endpointId}`;
}

import type { Doors } from "@/db/context";
import { decryptSecret } from "@/lib/core/secrets/decrypt-secret";
import { encryptSecret } from "@/lib/core/secrets/encrypt-secret";
import type { WebhookEndpointRow } from "./queries";

type Sealed = Pick<
  WebhookEndpointRow,
  "id" | "secretEncrypted" | "previousSecretEncrypted" | "previousSecretExpiresAt"
>;

/** The secret of an endpoint as it is stored: it can be read back for this endpoint only. */
export function sealEndpointSecret(ctx: Doors, endpointId: string, secret: string): string {
  return seal(ctx, `webhook_endpoint.secret ${endpointId}`, secret);
}

/** Throws if the master secret has changed since, or if the row was tampered with. */
export function openEndpointSecret(ctx: Doors, endpoint: { id: string; secretEncrypted: string }): string {
  return open(ctx, `webhook_endpoint.secret ${endpoint.id}`, endpoint.secretEncrypted);
}

/** The secrets that sign now: the current one first, then the one before it while a rotation's overlap lasts. */
export function openSigningSecrets(ctx: Doors, endpoint: Sealed): string[] {
  const { id, previousSecretEncrypted, previousSecretExpiresAt } = endpoint;
  const current = openEndpointSecret(ctx, endpoint);
  if (!previousSecretEncrypted || !isInOverlap(ctx, previousSecretExpiresAt)) return [current];
  return [current, openEndpointSecret(ctx, { id, secretEncrypted: previousSecretEncrypted })];
}

export function isInOverlap(ctx: Doors, previousSecretExpiresAt: Date | null): boolean {
  return previousSecretExpiresAt !== null && previousSecretExpiresAt > ctx.wallClock.now();
}

/** The seed of an endpoint's ed25519 key as it is stored, for this endpoint only. */
export function sealSigningSeed(ctx: Doors, endpointId: string, seed: string): string {
  return seal(ctx, `webhook_endpoint.signing_seed ${endpointId}`, seed);
}

/** Null where the endpoint did not ask for ed25519 signatures. Throws like `openEndpointSecret`. */
export function openSigningSeed(
  ctx: Doors,
  endpoint: Pick<WebhookEndpointRow, "id" | "signingSeedEncrypted">,
): string | null {
  if (endpoint.signingSeedEncrypted === null) return null;
  return open(ctx, `webhook_endpoint.signing_seed ${endpoint.id}`, endpoint.signingSeedEncrypted);
}

function seal(ctx: Doors, purpose: string, text: string): string {
  return encryptSecret({ key: ctx.keys.storage, text, purpose, random: ctx.random });
}

function open(ctx: Doors, purpose: string, encrypted: string): string {
  return decryptSecret({ key: ctx.keys.storage, encrypted, purpose });
}

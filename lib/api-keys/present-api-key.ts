import type { ApiKeyObject } from "@/lib/contracts/api-key-objects";
import { type ApiKeyRow, hasEnded } from "./queries";

/** A key as the API answers it at that time, without the key itself, which nobody knows. */
export function presentApiKey(key: ApiKeyRow, now: Date): ApiKeyObject {
  return {
    id: key.id,
    object: "api_key",
    livemode: key.livemode,
    name: key.name,
    kind: key.kind,
    scopes: key.scopes,
    status: statusOf(key, now),
    last_four: key.lastFour,
    created_by: key.createdBy,
    replaced_by: key.replacedBy,
    expires_at: key.expiresAt?.toISOString() ?? null,
    last_used_at: key.lastUsedAt?.toISOString() ?? null,
    revoked_at: key.revokedAt?.toISOString() ?? null,
    created_at: key.createdAt.toISOString(),
  };
}

function statusOf(key: ApiKeyRow, now: Date): ApiKeyObject["status"] {
  if (key.revokedAt !== null) return "revoked";
  return hasEnded(key, now) ? "expired" : "active";
}

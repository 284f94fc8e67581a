import type { CreateApiKeyRequest } from "@/lib/contracts/api-key-request";
import { API_SCOPES, type ApiScope } from "@/lib/contracts/scopes";
import type { TransactionContext } from "@/lib/events/transact";
import { emitKeyNotice } from "./emit-key-notice";
import { type KeyHolder, takeTurn } from "./holder";
import { insertApiKey } from "./insert-api-key";
import { refuseOutliving, refuseStronger } from "./powers";
import type { ApiKeyRow } from "./queries";
import { readExpiry } from "./read-expiry";
import { refuseTooMany } from "./refuse-too-many";

/**
 * Makes a key of the holder's merchant and mode in the caller's transaction; `key` is given out here and never again.
 * Refuses (403) what the holder may not do itself or, for a restricted one, what would outlive it; (409) more than
 * `MAX_API_KEYS` in use; (422) an expiry too near or too far.
 */
export async function createApiKey(
  ctx: TransactionContext,
  by: KeyHolder,
  request: CreateApiKeyRequest,
): Promise<{ row: ApiKeyRow; key: string }> {
  const { name, kind } = request;
  const expiresAt = readExpiry(request, ctx.wallClock.now());
  const scopes = request.scopes ? inOrder(request.scopes) : null;
  const holder = await takeTurn(ctx, by);
  refuseStronger(holder, { kind, scopes });
  refuseOutliving(holder, expiresAt);
  await refuseTooMany(ctx, by);
  const made = await insertApiKey(ctx, by, { name, kind, scopes, expiresAt, createdBy: by.keyId });
  await emitKeyNotice(ctx, "api_key.created", made.row);
  return made;
}

/** Each scope once, in the order of their table. */
export function inOrder(scopes: readonly ApiScope[]): ApiScope[] {
  return API_SCOPES.filter((scope) => scopes.includes(scope));
}

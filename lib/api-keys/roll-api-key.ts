import type { RollApiKeyRequest } from "@/lib/contracts/api-key-request";
import { addMs, HOUR_MS } from "@/lib/core/clock";
import { conflict } from "@/lib/core/errors";
import type { TransactionContext } from "@/lib/events/transact";
import { emitKeyNotice } from "./emit-key-notice";
import { type KeyHolder, takeTurn } from "./holder";
import { insertApiKey } from "./insert-api-key";
import { refuseOutliving, refuseStronger } from "./powers";
import { type ApiKeyRow, hasEnded, readScopedApiKey } from "./queries";
import { readExpiry } from "./read-expiry";
import { refuseLockOut } from "./refuse-lock-out";
import { refuseTooMany } from "./refuse-too-many";
import { writeApiKey } from "./write-api-key";

/**
 * Replaces a key by a new one with its name, kind and scopes, in the caller's transaction; `key` is given out here and never
 * again. The new one ends when it is said, else when the old one would have. The old one ends after `overlap_hours` (0 to
 * 168; 0 is at once), or at its own expiry where that is sooner.
 *
 * Refuses (403) a key that is stronger than the holder's and an expiry behind that of a restricted holder; (409) a key that
 * has ended or was rolled already, and an end by which the merchant would have no secret key left.
 */
export async function rollApiKey(
  ctx: TransactionContext,
  by: KeyHolder,
  id: string,
  request: RollApiKeyRequest,
): Promise<{ row: ApiKeyRow; key: string; replaced: ApiKeyRow }> {
  const now = ctx.wallClock.now();
  const asked = readExpiry(request, now);
  const holder = await takeTurn(ctx, by);
  const before = await readScopedApiKey(ctx.tx, by, id);
  refuseStronger(holder, before);
  if (hasEnded(before, now)) throw conflict("api_key_ended", "The key has ended; make a new one.");
  if (before.replacedBy !== null) {
    throw conflict("api_key_rolled", `The key was rolled already: ${before.replacedBy} has replaced it.`);
  }
  const expiresAt = asked ?? before.expiresAt;
  refuseOutliving(holder, expiresAt);
  if (request.overlap_hours > 0) await refuseTooMany(ctx, by);
  await refuseLockOut(ctx, by, { ended: id, made: [{ id: "", kind: before.kind, expiresAt }] });

  const { name, kind, scopes } = before;
  const made = await insertApiKey(ctx, by, { name, kind, scopes, expiresAt, createdBy: by.keyId });
  const replaced = await writeApiKey(ctx, id, {
    replacedBy: made.row.id,
    expiresAt: earlier(before.expiresAt, addMs(now, request.overlap_hours * HOUR_MS)),
  });
  await emitKeyNotice(ctx, "api_key.created", made.row);
  await emitKeyNotice(ctx, "api_key.rolled", replaced);
  return { ...made, replaced };
}

function earlier(expiresAt: Date | null, end: Date): Date {
  return expiresAt !== null && expiresAt < end ? expiresAt : end;
}

import type { TransactionContext } from "@/lib/events/transact";
import { emitKeyNotice } from "./emit-key-notice";
import { type KeyHolder, takeTurn } from "./holder";
import { refuseStronger } from "./powers";
import { type ApiKeyRow, hasEnded, readScopedApiKey } from "./queries";
import { refuseLockOut } from "./refuse-lock-out";
import { writeApiKey } from "./write-api-key";

/**
 * Revokes a key in the caller's transaction: from the commit on it opens nothing. Again is like once. Refuses (403) a key
 * that is stronger than the holder's, and (409) the secret key that lasts longest of its mode.
 */
export async function revokeApiKey(ctx: TransactionContext, by: KeyHolder, id: string): Promise<ApiKeyRow> {
  const holder = await takeTurn(ctx, by);
  const before = await readScopedApiKey(ctx.tx, by, id);
  refuseStronger(holder, before);
  if (before.revokedAt !== null) return before;
  const now = ctx.wallClock.now();
  if (!hasEnded(before, now)) await refuseLockOut(ctx, by, { ended: id });
  const row = await writeApiKey(ctx, id, { revokedAt: now });
  await emitKeyNotice(ctx, "api_key.revoked", row);
  return row;
}

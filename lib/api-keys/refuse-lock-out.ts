import type { Scope } from "@/db/context";
import { conflict } from "@/lib/core/errors";
import type { TransactionContext } from "@/lib/events/transact";
import { type ApiKeyRow, listActiveApiKeys } from "./queries";

type Secret = Pick<ApiKeyRow, "id" | "kind" | "expiresAt">;

/**
 * Refuses (409) to end a key, perhaps in favour of another, if thereby a time came nearer at which nobody has a secret key
 * of the mode: who has none can't make one. The caller has its turn (`takeTurn`).
 */
export async function refuseLockOut(
  ctx: TransactionContext,
  scope: Scope,
  { ended, made = [] }: { ended: string; made?: readonly Secret[] },
): Promise<void> {
  const active = await listActiveApiKeys(ctx.tx, scope, ctx.wallClock.now());
  const left = [...active.filter(({ id }) => id !== ended), ...made];
  if (lastsUntil(left) >= lastsUntil(active)) return;
  throw conflict(
    "last_secret_key",
    "No other secret key lasts as long as this one, and without one you would be locked out. Roll it, or make another that lasts as long first.",
  );
}

/** The end of the secret key that lasts longest, in milliseconds; 0 where there is none. */
function lastsUntil(keys: readonly Secret[]): number {
  const ends = keys
    .filter(({ kind }) => kind === "secret")
    .map(({ expiresAt }) => expiresAt?.getTime() ?? Number.POSITIVE_INFINITY);
  return Math.max(0, ...ends);
}

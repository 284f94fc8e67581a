import type { Scope } from "@/db/context";
import { MAX_API_KEYS } from "@/lib/contracts/limits";
import { conflict } from "@/lib/core/errors";
import type { TransactionContext } from "@/lib/events/transact";
import { listActiveApiKeys } from "./queries";

/** Refuses (409) one more key where as many are in use as may be. The caller has its turn (`takeTurn`). */
export async function refuseTooMany(ctx: TransactionContext, scope: Scope): Promise<void> {
  const active = await listActiveApiKeys(ctx.tx, scope, ctx.wallClock.now());
  if (active.length < MAX_API_KEYS) return;
  throw conflict("api_key_limit_reached", `${MAX_API_KEYS} API keys are in use already; revoke one first.`);
}

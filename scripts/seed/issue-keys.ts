import { apiKeys } from "@/db/schema";
import { newId } from "@/lib/core/ids";
import { type ApiKeyKind, hashApiKey, lastFour, newApiKey } from "@/lib/core/secrets/api-key";
import type { TransactionContext } from "@/lib/events/transact";

/** A secret and a publishable key for test mode. Shown here and never again: only their hashes are kept. */
export async function issueKeys(
  ctx: TransactionContext,
  merchantId: string,
): Promise<{ secret_key: string; publishable_key: string }> {
  return {
    secret_key: await issue(ctx, merchantId, "secret"),
    publishable_key: await issue(ctx, merchantId, "publishable"),
  };
}

async function issue(ctx: TransactionContext, merchantId: string, kind: ApiKeyKind): Promise<string> {
  const key = newApiKey({ kind, livemode: false }, ctx.random);
  await ctx.tx.insert(apiKeys).values({
    id: newId("apiKey", ctx),
    merchantId,
    livemode: false,
    kind,
    hash: hashApiKey(key),
    lastFour: lastFour(key),
    createdAt: ctx.clock.now(),
  });
  return key;
}

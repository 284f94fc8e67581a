import { insertApiKey } from "@/lib/api-keys/insert-api-key";
import type { ApiKeyKind } from "@/lib/core/secrets/api-key";
import type { TransactionContext } from "@/lib/events/transact";

/** A secret and a publishable key for test mode. Shown here and never again: only their hashes are kept. */
export async function issueKeys(
  ctx: TransactionContext,
  merchantId: string,
): Promise<{ secret_key: string; publishable_key: string }> {
  const issue = async (kind: ApiKeyKind, name: string) => {
    const traits = { name, kind, scopes: null, expiresAt: null, createdBy: null };
    return (await insertApiKey(ctx, { merchantId, livemode: false }, traits)).key;
  };
  return {
    secret_key: await issue("secret", "The demo's secret key"),
    publishable_key: await issue("publishable", "The demo's publishable key"),
  };
}

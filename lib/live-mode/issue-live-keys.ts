import type { Scope } from "@/db/context";
import { createApiKey } from "@/lib/api-keys/create-api-key";
import { operatorFor } from "@/lib/api-keys/holder";
import type { WentLiveObject } from "@/lib/contracts/live-mode";
import type { TransactionContext } from "@/lib/events/transact";

/** Live mode's first secret and publishable key, which no key of test mode has made. */
export async function issueLiveKeys(
  ctx: TransactionContext,
  live: Scope,
): Promise<Pick<WentLiveObject, "secret_key" | "publishable_key">> {
  const maker = operatorFor(live);
  const secret = await createApiKey(ctx, maker, { name: "First secret key", kind: "secret" });
  const publishable = await createApiKey(ctx, maker, { name: "First publishable key", kind: "publishable" });
  return { secret_key: secret.key, publishable_key: publishable.key };
}

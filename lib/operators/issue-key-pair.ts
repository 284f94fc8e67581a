import type { Scope } from "@/db/context";
import { emitKeyNotice } from "@/lib/api-keys/emit-key-notice";
import { insertApiKey } from "@/lib/api-keys/insert-api-key";
import type { TransactionContext } from "@/lib/events/transact";

export type KeyPair = { secretKey: string; publishableKey: string; ids: readonly string[] };

/** A secret and a publishable key of a mode. They are given out here and never again: only their hashes are kept. */
export async function issueKeyPair(ctx: TransactionContext, scope: Scope): Promise<KeyPair> {
  const secret = await issue(ctx, scope, "secret");
  const publishable = await issue(ctx, scope, "publishable");
  return { secretKey: secret.key, publishableKey: publishable.key, ids: [secret.row.id, publishable.row.id] };
}

async function issue(ctx: TransactionContext, scope: Scope, kind: "secret" | "publishable") {
  const made = await insertApiKey(ctx, scope, {
    name: "From the operator",
    kind,
    scopes: null,
    expiresAt: null,
    createdBy: null,
  });
  await emitKeyNotice(ctx, "api_key.created", made.row);
  return made;
}

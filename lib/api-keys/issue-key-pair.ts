import type { Scope } from "@/db/context";
import type { TransactionContext } from "@/lib/events/transact";
import { emitKeyNotice } from "./emit-key-notice";
import { insertApiKey } from "./insert-api-key";

export type KeyPair = { secretKey: string; publishableKey: string; ids: readonly string[] };

type Names = { secret: string; publishable: string };

/**
 * A secret and a publishable key of a mode, made by no other key. They are given out here and never again: only their hashes
 * are kept. The caller has its turn (`takeTurn`), or nobody else knows the merchant yet.
 */
export async function issueKeyPair(ctx: TransactionContext, scope: Scope, names: Names): Promise<KeyPair> {
  const secret = await issue(ctx, scope, "secret", names);
  const publishable = await issue(ctx, scope, "publishable", names);
  return { secretKey: secret.key, publishableKey: publishable.key, ids: [secret.row.id, publishable.row.id] };
}

async function issue(ctx: TransactionContext, scope: Scope, kind: keyof Names, names: Names) {
  const traits = { name: names[kind], kind, scopes: null, expiresAt: null, createdBy: null };
  const made = await insertApiKey(ctx, scope, traits);
  await emitKeyNotice(ctx, "api_key.created", made.row);
  return made;
}

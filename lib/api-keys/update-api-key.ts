import type { UpdateApiKeyRequest } from "@/lib/contracts/api-key-request";
import { fieldError } from "@/lib/contracts/parse";
import type { ApiScope } from "@/lib/contracts/scopes";
import { conflict, invalidFields } from "@/lib/core/errors";
import type { TransactionContext } from "@/lib/events/transact";
import { inOrder } from "./create-api-key";
import { emitKeyNotice } from "./emit-key-notice";
import { type KeyHolder, takeTurn } from "./holder";
import { refuseStronger } from "./powers";
import { type ApiKeyRow, hasEnded, readScopedApiKey } from "./queries";
import { writeApiKey } from "./write-api-key";

/**
 * Renames a key, or takes scopes from a restricted one, in the caller's transaction. A key that is out in the world never
 * gains a scope (422): nobody could say any more what a leaked one was good for. Refuses (403) a key that is stronger than
 * the holder's, and (409) one that has ended. What changes nothing tells nothing.
 */
export async function updateApiKey(
  ctx: TransactionContext,
  by: KeyHolder,
  id: string,
  request: UpdateApiKeyRequest,
): Promise<ApiKeyRow> {
  const holder = await takeTurn(ctx, by);
  const before = await readScopedApiKey(ctx.tx, by, id);
  refuseStronger(holder, before);
  if (hasEnded(before, ctx.wallClock.now())) throw conflict("api_key_ended", "The key has ended.");
  const name = request.name ?? before.name;
  const scopes = request.scopes ? narrowed(before, request.scopes) : before.scopes;
  if (name === before.name && scopes?.join() === before.scopes?.join()) return before;
  const row = await writeApiKey(ctx, id, { name, ...(request.scopes ? { scopes } : {}) });
  await emitKeyNotice(ctx, "api_key.updated", row);
  return row;
}

function narrowed(before: ApiKeyRow, asked: readonly ApiScope[]): ApiScope[] {
  const own = before.scopes;
  if (own === null) throw invalidFields([fieldError(["scopes"], "scopes_not_taken")]);
  const errors = asked.flatMap((scope, index) =>
    own.includes(scope) ? [] : [fieldError(["scopes", index], "scopes_not_widened")],
  );
  if (errors.length > 0) throw invalidFields(errors);
  return inOrder(asked);
}

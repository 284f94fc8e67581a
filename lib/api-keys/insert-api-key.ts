import type { Scope } from "@/db/context";
import { apiKeys } from "@/db/schema";
import { newId } from "@/lib/core/ids";
import { must } from "@/lib/core/invariant";
import { hashApiKey, lastFour, newApiKey } from "@/lib/core/secrets/api-key";
import type { TransactionContext } from "@/lib/events/transact";
import type { ApiKeyRow } from "./queries";

export type ApiKeyTraits = Pick<ApiKeyRow, "name" | "kind" | "scopes" | "expiresAt" | "createdBy">;

/** Writes a new key down, by its hash alone. `key` is given out here and never again. No event tells of it yet. */
export async function insertApiKey(
  ctx: TransactionContext,
  { merchantId, livemode }: Scope,
  traits: ApiKeyTraits,
): Promise<{ row: ApiKeyRow; key: string }> {
  const key = newApiKey({ kind: traits.kind, livemode }, ctx.random);
  const [row] = await ctx.tx
    .insert(apiKeys)
    .values({
      id: newId("apiKey", { clock: ctx.wallClock, random: ctx.random }),
      merchantId,
      livemode,
      hash: hashApiKey(key),
      lastFour: lastFour(key),
      createdAt: ctx.wallClock.now(),
      ...traits,
    })
    .returning();
  return { row: must(row, "the new key"), key };
}

import { eq } from "drizzle-orm";
import type { Scope } from "@/db/context";
import { merchants } from "@/db/schema";
import { Refusal } from "@/lib/core/errors";
import type { TransactionContext } from "@/lib/events/transact";
import { type ApiKeyRow, hasEnded, readScopedApiKey } from "./queries";

/** Who changes a merchant's keys of a mode: the holder of one of them, or an operator (null). */
export type KeyHolder = Scope & { keyId: string | null };

export function operatorFor({ merchantId, livemode }: Scope): KeyHolder {
  return { merchantId, livemode, keyId: null };
}

/**
 * Begins a change: a merchant's changes take turns by the lock of its row, which nobody else needs who only refers to it.
 * Answers with the holder's key as it is now, null for an operator; a key that has ended meanwhile changes nothing (401).
 */
export async function takeTurn(ctx: TransactionContext, by: KeyHolder): Promise<ApiKeyRow | null> {
  await ctx.tx
    .select({ id: merchants.id })
    .from(merchants)
    .where(eq(merchants.id, by.merchantId))
    .for("no key update");
  if (by.keyId === null) return null;
  const key = await readScopedApiKey(ctx.tx, by, by.keyId);
  if (hasEnded(key, ctx.wallClock.now())) {
    throw new Refusal(401, "unauthorized", "This API key has just ended.");
  }
  return key;
}

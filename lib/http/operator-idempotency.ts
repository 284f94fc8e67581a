import { and, eq, isNull } from "drizzle-orm";
import { operatorIdempotencyKeys } from "@/db/schema";
import { IDEMPOTENCY_KEY_DAYS } from "@/lib/contracts/limits";
import { addMs, DAY_MS } from "@/lib/core/clock";
import { must } from "@/lib/core/invariant";
import { decryptSecret } from "@/lib/core/secrets/decrypt-secret";
import { encryptSecret } from "@/lib/core/secrets/encrypt-secret";
import type { TransactionContext } from "@/lib/events/transact";
import { type Answer, keyIsReused, type RequestKey } from "./idempotency";

/**
 * `claimKey` for the operator, whose writes take one transaction each: takes the key for this request, or answers with what
 * it was answered before. A duplicate waits here for the first. 409 where the key was used for another request.
 */
export async function claimOperatorKey(
  ctx: TransactionContext,
  { key, hash }: RequestKey,
): Promise<Answer | null> {
  const now = ctx.wallClock.now();
  const row = {
    key,
    requestHash: hash,
    createdAt: now,
    expiresAt: addMs(now, IDEMPOTENCY_KEY_DAYS * DAY_MS),
  };
  const claimed = await ctx.tx
    .insert(operatorIdempotencyKeys)
    .values(row)
    .onConflictDoNothing()
    .returning({ key: operatorIdempotencyKeys.key });
  if (claimed.length > 0) return null;
  const [found] = await ctx.tx
    .select()
    .from(operatorIdempotencyKeys)
    .where(eq(operatorIdempotencyKeys.key, key))
    .for("update");
  const known = must(found, "the key that was in the way");
  if (known.expiresAt <= now) {
    await ctx.tx
      .update(operatorIdempotencyKeys)
      .set({ ...row, status: null, answerEncrypted: null })
      .where(eq(operatorIdempotencyKeys.key, key));
    return null;
  }
  if (known.requestHash !== hash) throw keyIsReused();
  const text = decryptSecret({
    key: ctx.keys.storage,
    encrypted: must(known.answerEncrypted, "the answer that was committed with its key"),
    purpose: purposeOf(key),
  });
  return { status: must(known.status, "the status of that answer"), body: JSON.parse(text) };
}

/** Keeps the answer under the key, encrypted, in the transaction of the work that it tells of. */
export async function keepOperatorAnswer(
  ctx: TransactionContext,
  { key }: RequestKey,
  { status, body }: Answer,
): Promise<void> {
  const answerEncrypted = encryptSecret({
    key: ctx.keys.storage,
    text: JSON.stringify(body),
    purpose: purposeOf(key),
    random: ctx.random,
  });
  await ctx.tx
    .update(operatorIdempotencyKeys)
    .set({ status, answerEncrypted })
    .where(and(eq(operatorIdempotencyKeys.key, key), isNull(operatorIdempotencyKeys.status)));
}

function purposeOf(key: string): string {
  return `operator_idempotency_keys.answer ${key}`;
}

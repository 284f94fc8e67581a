import { createHash } from "node:crypto";
import { and, eq, isNull } from "drizzle-orm";
import type { Scope } from "@/db/context";
import { idempotencyKeys } from "@/db/schema";
import { IDEMPOTENCY_KEY_DAYS, MAX_IDEMPOTENCY_KEY_LENGTH } from "@/lib/contracts/limits";
import { addMs, DAY_MS } from "@/lib/core/clock";
import { conflict, Refusal } from "@/lib/core/errors";
import { must } from "@/lib/core/invariant";
import { decryptSecret } from "@/lib/core/secrets/decrypt-secret";
import { encryptSecret } from "@/lib/core/secrets/encrypt-secret";
import type { TransactionContext } from "@/lib/events/transact";

/** What a route answers. Headers are not kept under an idempotency key: they tell of this moment. */
export type Answer = { status: number; body: unknown; headers?: Record<string, string> };

/** A request as it is told apart from others under the same key. */
export type RequestKey = { key: string; hash: string };
export type KeyedRequest = RequestKey & { scope: Scope };

/**
 * The request's idempotency key among those of a merchant's mode, if it brought one.
 *
 * What a restricted key may do is part of its request: an answer that was kept for a stronger key, which may hold a secret,
 * is not given to a weaker one that has guessed the idempotency key. A rolled key has the scopes of the one before it, and
 * may repeat its requests; only an answer that holds an API key, which may last longer than another restricted one of the
 * same scopes, is told to nobody but the key that asked.
 */
export function keyedRequest(
  request: Request,
  scope: Scope & { keyId: string; scopes: readonly string[] | null },
  body: string,
): KeyedRequest | null {
  const read = readRequestKey(request, powerOf(request, scope), body);
  return read && { scope, ...read };
}

function powerOf(
  request: Request,
  { keyId, scopes }: { keyId: string; scopes: readonly string[] | null },
): string {
  if (scopes === null) return "";
  const isAboutKeys = new URL(request.url).pathname.startsWith("/api/v1/api-keys");
  return `${[...scopes].sort().join(" ")}${isAboutKeys ? ` ${keyId}` : ""}\n`;
}

/**
 * The key that a request brought, if any, with the mark by which the request is known again: its address, its body, and
 * what whoever sent it may do. 400 for a key that is not 1 to 255 printable ASCII characters.
 */
export function readRequestKey(request: Request, power: string, body: string): RequestKey | null {
  const key = request.headers.get("idempotency-key");
  if (key === null) return null;
  if (key.length > MAX_IDEMPOTENCY_KEY_LENGTH || !/^[\x21-\x7e]+$/.test(key)) {
    throw new Refusal(
      400,
      "idempotency_key_invalid",
      "An idempotency key has 1 to 255 printable ASCII characters.",
    );
  }
  const target = `${request.method} ${new URL(request.url).pathname}\n${body}`;
  return {
    key,
    hash: createHash("sha256")
      .update(power + target)
      .digest("hex"),
  };
}

/**
 * Takes the key for this request, or answers with what it was answered before. A duplicate that comes while the first is
 * under way waits here, on the first one's uncommitted row. 409 where the key was used for another request.
 */
export async function claimKey(ctx: TransactionContext, keyed: KeyedRequest): Promise<Answer | null> {
  const now = ctx.clock.now();
  const row = {
    merchantId: keyed.scope.merchantId,
    livemode: keyed.scope.livemode,
    key: keyed.key,
    requestHash: keyed.hash,
    createdAt: now,
    expiresAt: addMs(now, IDEMPOTENCY_KEY_DAYS * DAY_MS),
  };
  const claimed = await ctx.tx
    .insert(idempotencyKeys)
    .values(row)
    .onConflictDoNothing()
    .returning({ key: idempotencyKeys.key });
  if (claimed.length > 0) return null;
  const [found] = await ctx.tx.select().from(idempotencyKeys).where(isKey(keyed)).for("update");
  const known = must(found, "the key that was in the way");
  if (known.expiresAt <= now) {
    await ctx.tx
      .update(idempotencyKeys)
      .set({ ...row, status: null, answerEncrypted: null, attempt: null })
      .where(isKey(keyed));
    return null;
  }
  if (known.requestHash !== keyed.hash) {
    throw keyIsReused();
  }
  return openAnswer(ctx, keyed, known);
}

export function keyIsReused(): Refusal {
  return conflict("idempotency_key_reused", "This idempotency key was used for another request.");
}

/** What an unanswered key has begun; null for nothing, which may be begun. */
export async function findAttempt(ctx: TransactionContext, keyed: KeyedRequest): Promise<string | null> {
  const [found] = await ctx.tx
    .select({ attempt: idempotencyKeys.attempt })
    .from(idempotencyKeys)
    .where(isKey(keyed));
  return found?.attempt ?? null;
}

/** Another request under the same key has begun something already: what this one was about to begin must not be. */
export class KeyIsBound extends Error {
  constructor(readonly attempt: string) {
    super("Another request under this key was first.");
  }
}

/**
 * Binds the key to what a verb begins, in the transaction that begins it. Throws `KeyIsBound`, so that nothing is begun,
 * where a duplicate was first.
 */
export async function bindKey(ctx: TransactionContext, keyed: KeyedRequest, attempt: string): Promise<void> {
  const bound = await ctx.tx
    .update(idempotencyKeys)
    .set({ attempt })
    .where(and(isKey(keyed), isNull(idempotencyKeys.attempt)))
    .returning({ key: idempotencyKeys.key });
  if (bound.length > 0) return;
  const before = await findAttempt(ctx, keyed);
  if (before !== attempt) throw new KeyIsBound(must(before, "the attempt that was in the way"));
}

/**
 * Keeps the answer under the key, in the transaction of the work that it tells of. A duplicate of a request in several
 * steps may have been answered meanwhile: then that is the answer, now and for good.
 */
export async function keepAnswer(
  ctx: TransactionContext,
  keyed: KeyedRequest,
  answer: Answer,
): Promise<Answer> {
  const answerEncrypted = encryptSecret({
    key: ctx.keys.storage,
    text: JSON.stringify(answer.body),
    purpose: purposeOf(keyed),
    random: ctx.random,
  });
  const kept = await ctx.tx
    .update(idempotencyKeys)
    .set({ status: answer.status, answerEncrypted })
    .where(and(isKey(keyed), isNull(idempotencyKeys.status)))
    .returning({ key: idempotencyKeys.key });
  if (kept.length > 0) return answer;
  const [known] = await ctx.tx.select().from(idempotencyKeys).where(isKey(keyed));
  return (known && openAnswer(ctx, keyed, known)) ?? answer;
}

/** Gives up a key whose request was refused for its input: the same key may come again with the input put right. */
export async function releaseKey(ctx: TransactionContext, keyed: KeyedRequest): Promise<void> {
  await ctx.tx
    .delete(idempotencyKeys)
    .where(and(isKey(keyed), eq(idempotencyKeys.requestHash, keyed.hash), isNull(idempotencyKeys.status)));
}

function openAnswer(
  ctx: TransactionContext,
  keyed: KeyedRequest,
  { status, answerEncrypted }: typeof idempotencyKeys.$inferSelect,
): Answer | null {
  if (status === null || answerEncrypted === null) return null;
  const text = decryptSecret({
    key: ctx.keys.storage,
    encrypted: answerEncrypted,
    purpose: purposeOf(keyed),
  });
  return { status, body: JSON.parse(text) };
}

function isKey({ scope, key }: KeyedRequest) {
  return and(
    eq(idempotencyKeys.merchantId, scope.merchantId),
    eq(idempotencyKeys.livemode, scope.livemode),
    eq(idempotencyKeys.key, key),
  );
}

function purposeOf({ scope, key }: KeyedRequest): string {
  return `idempotency_keys.answer ${scope.merchantId} ${scope.livemode} ${key}`;
}

import { and, desc, eq, gt, isNull, lt, or } from "drizzle-orm";
import type { Database, Transaction } from "@/db/client";
import type { Scope } from "@/db/context";
import { apiKeys } from "@/db/schema";
import { notFound } from "@/lib/core/errors";

export type ApiKeyRow = typeof apiKeys.$inferSelect;

type Reader = Database | Transaction;

/** The merchant's keys of the mode, newest first, behind the key with the id `before`; those that have ended too. */
export function listApiKeys(
  db: Reader,
  scope: Scope,
  page: { before: string | null; limit: number },
): Promise<ApiKeyRow[]> {
  return db
    .select()
    .from(apiKeys)
    .where(and(ownedBy(scope), page.before === null ? undefined : lt(apiKeys.id, page.before)))
    .orderBy(desc(apiKeys.id))
    .limit(page.limit);
}

/** The merchant's own, in the mode of the scope; anybody else's and a missing one are refused alike (404). */
export async function readScopedApiKey(db: Reader, scope: Scope, id: string): Promise<ApiKeyRow> {
  const [key] = await db
    .select()
    .from(apiKeys)
    .where(and(eq(apiKeys.id, id), ownedBy(scope)));
  if (!key) throw notFound("API key");
  return key;
}

/** Keys that let their holder in at that time. There are at most `MAX_API_KEYS`, and what is rolled without an overlap. */
export function listActiveApiKeys(db: Reader, scope: Scope, now: Date): Promise<ApiKeyRow[]> {
  return db
    .select()
    .from(apiKeys)
    .where(
      and(
        ownedBy(scope),
        isNull(apiKeys.revokedAt),
        or(isNull(apiKeys.expiresAt), gt(apiKeys.expiresAt, now)),
      ),
    );
}

/** Whether the key lets nobody in any more: from the moment of `expiresAt` on, or since it was revoked. */
export function hasEnded(key: Pick<ApiKeyRow, "expiresAt" | "revokedAt">, now: Date): boolean {
  return key.revokedAt !== null || (key.expiresAt !== null && key.expiresAt <= now);
}

function ownedBy(scope: Scope) {
  return and(eq(apiKeys.merchantId, scope.merchantId), eq(apiKeys.livemode, scope.livemode));
}

import { and, eq } from "drizzle-orm";
import type { Context, Scope } from "@/db/context";
import { apiKeys, testClocks } from "@/db/schema";
import { findOperation } from "@/lib/contracts/find-operation";
import type { ApiScope } from "@/lib/contracts/scopes";
import { MINUTE_MS } from "@/lib/core/clock";
import { notFound, Refusal } from "@/lib/core/errors";
import { type ApiKeyKind, hashApiKey, parseApiKey } from "@/lib/core/secrets/api-key";
import { permit } from "./permit";

export type Caller = Scope & {
  keyId: string;
  kind: ApiKeyKind;
  /** What a restricted key may do; null for the other kinds. */
  scopes: readonly ApiScope[] | null;
  expiresAt: Date | null;
  /** How far the merchant has moved the time of the key's mode. */
  clockOffsetMs: number;
};

/** Last use is written at most this often, so that a busy key does not write with every read. */
const LAST_USED_PRECISION_MS = MINUTE_MS;

/**
 * Who calls, by `Authorization: Bearer`, and whether the key may do what the request's address and method stand for. A key
 * that does not exist, is revoked or has expired gets the same 401; one that may not do this gets 403.
 */
export async function authenticate(ctx: Context, request: Request): Promise<Caller> {
  const text = /^Bearer ([\x21-\x7e]{1,200})$/i.exec(request.headers.get("authorization") ?? "")?.[1] ?? "";
  if (parseApiKey(text) === null) throw unauthorized();
  const caller = await findCaller(ctx, hashApiKey(text));
  if (!caller) throw unauthorized();
  const operation = findOperation(request.method, new URL(request.url).pathname);
  if (!operation) throw notFound("address in this API");
  permit(caller, operation);
  return caller;
}

async function findCaller(ctx: Context, hash: string): Promise<Caller | null> {
  const [found] = await ctx.db
    .select({ key: apiKeys, offsetMs: testClocks.offsetMs })
    .from(apiKeys)
    .leftJoin(testClocks, and(eq(testClocks.merchantId, apiKeys.merchantId), eq(apiKeys.livemode, false)))
    .where(eq(apiKeys.hash, hash));
  if (!found) return null;
  const { key, offsetMs } = found;
  const now = ctx.wallClock.now();
  if (key.revokedAt !== null || (key.expiresAt !== null && key.expiresAt <= now)) return null;
  if (key.lastUsedAt === null || now.getTime() - key.lastUsedAt.getTime() > LAST_USED_PRECISION_MS) {
    await ctx.db.update(apiKeys).set({ lastUsedAt: now }).where(eq(apiKeys.id, key.id));
  }
  return {
    keyId: key.id,
    merchantId: key.merchantId,
    livemode: key.livemode,
    kind: key.kind,
    scopes: key.scopes,
    expiresAt: key.expiresAt,
    clockOffsetMs: offsetMs ?? 0,
  };
}

function unauthorized(): Refusal {
  return new Refusal(401, "unauthorized", "Send a valid API key as Authorization: Bearer sk_….", {
    headers: { "www-authenticate": 'Bearer realm="opentill"' },
  });
}

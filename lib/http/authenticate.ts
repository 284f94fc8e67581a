import { and, eq } from "drizzle-orm";
import type { Context } from "@/db/context";
import { apiKeys, merchants, testClocks } from "@/db/schema";
import { hasEnded } from "@/lib/api-keys/queries";
import { findOperation } from "@/lib/contracts/find-operation";
import { MINUTE_MS } from "@/lib/core/clock";
import { notFound, Refusal } from "@/lib/core/errors";
import { hashApiKey, parseApiKey } from "@/lib/core/secrets/api-key";
import { beginLookUp, type Caller, recallCaller } from "./known-callers";
import { permit } from "./permit";
import { limitCaller } from "./rate-limits/limit-caller";
import { refuseSuspended } from "./refuse-suspended";
import { refuseTestModeOnly } from "./test-mode-only";

/** Last use is written at most this often, so that a busy key does not write with every read. */
const LAST_USED_PRECISION_MS = MINUTE_MS;

/**
 * Who calls, by `Authorization: Bearer`, and whether the key may do what the request's address and method stand for. A key
 * that does not exist, is revoked or has expired gets the same 401; one that asks too much gets 429, and one
 * that may not do this 403, as does one of a merchant that is suspended, for what sells.
 */
export async function authenticate(ctx: Context, request: Request): Promise<Caller> {
  const text = /^Bearer ([\x21-\x7e]{1,200})$/i.exec(request.headers.get("authorization") ?? "")?.[1] ?? "";
  const claimed = parseApiKey(text);
  if (claimed === null) throw unauthorized();
  const caller = await findCaller(ctx, hashApiKey(text), claimed.livemode);
  if (!caller) throw unauthorized();
  limitCaller(request, caller);
  const operation = findOperation(request.method, new URL(request.url).pathname);
  if (!operation) throw notFound("address in this API");
  permit(caller, operation);
  refuseTestModeOnly(caller, operation);
  refuseSuspended(caller, operation);
  return caller;
}

/** A live key may have been looked up a moment ago; its own end counts to the millisecond all the same. */
async function findCaller(ctx: Context, hash: string, livemode: boolean): Promise<Caller | null> {
  const known = recallCaller(hash);
  if (known) return hasEnded({ ...known, revokedAt: null }, ctx.wallClock.now()) ? null : known;
  const remember = beginLookUp(hash, livemode);
  const caller = await lookUp(ctx, hash);
  if (caller) remember(caller);
  return caller;
}

const OF_MERCHANT = {
  suspendedAt: merchants.suspendedAt,
  rateLimitPerSecond: merchants.rateLimitPerSecond,
};

async function lookUp(ctx: Context, hash: string): Promise<Caller | null> {
  const [found] = await ctx.db
    .select({ key: apiKeys, offsetMs: testClocks.offsetMs, merchant: OF_MERCHANT })
    .from(apiKeys)
    .innerJoin(merchants, eq(merchants.id, apiKeys.merchantId))
    .leftJoin(testClocks, and(eq(testClocks.merchantId, apiKeys.merchantId), eq(apiKeys.livemode, false)))
    .where(eq(apiKeys.hash, hash));
  if (!found) return null;
  const { key, offsetMs, merchant } = found;
  const now = ctx.wallClock.now();
  if (hasEnded(key, now)) return null;
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
    ...merchant,
    clockOffsetMs: offsetMs ?? 0,
  };
}

function unauthorized(): Refusal {
  return new Refusal(401, "unauthorized", "Send a valid API key as Authorization: Bearer sk_….", {
    headers: { "www-authenticate": 'Bearer realm="opentill"' },
  });
}

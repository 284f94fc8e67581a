import { and, eq } from "drizzle-orm";
import type { Context, Scope } from "@/db/context";
import { apiKeys, testClocks } from "@/db/schema";
import { MINUTE_MS } from "@/lib/core/clock";
import { Refusal } from "@/lib/core/errors";
import { type ApiKeyKind, hashApiKey, parseApiKey } from "@/lib/core/secrets/api-key";

/** `clockOffsetMs`: how far the merchant has moved the time of the key's mode. */
export type Caller = Scope & { kind: ApiKeyKind; clockOffsetMs: number };

/** Last use is written at most this often, so that a busy key does not write with every read. */
const LAST_USED_PRECISION_MS = MINUTE_MS;

/**
 * Who calls, by `Authorization: Bearer`. A key that does not exist, is revoked or has expired gets the same 401; a
 * publishable key gets 403 where a secret one is needed.
 */
export async function authenticate(ctx: Context, request: Request, needed: ApiKeyKind): Promise<Caller> {
  const text = /^Bearer ([\x21-\x7e]{1,200})$/i.exec(request.headers.get("authorization") ?? "")?.[1] ?? "";
  if (parseApiKey(text) === null) throw unauthorized();
  const [found] = await ctx.db
    .select({ key: apiKeys, offsetMs: testClocks.offsetMs })
    .from(apiKeys)
    .leftJoin(testClocks, and(eq(testClocks.merchantId, apiKeys.merchantId), eq(apiKeys.livemode, false)))
    .where(eq(apiKeys.hash, hashApiKey(text)));
  const key = found?.key;
  const now = ctx.wallClock.now();
  if (!key || key.revokedAt !== null || (key.expiresAt !== null && key.expiresAt <= now))
    throw unauthorized();
  if (needed === "secret" && key.kind !== "secret") {
    throw new Refusal(
      403,
      "forbidden",
      "A publishable key may not do this. Use a secret key on your server.",
    );
  }
  if (key.lastUsedAt === null || now.getTime() - key.lastUsedAt.getTime() > LAST_USED_PRECISION_MS) {
    await ctx.db.update(apiKeys).set({ lastUsedAt: now }).where(eq(apiKeys.id, key.id));
  }
  return {
    merchantId: key.merchantId,
    livemode: key.livemode,
    kind: key.kind,
    clockOffsetMs: found.offsetMs ?? 0,
  };
}

function unauthorized(): Refusal {
  return new Refusal(401, "unauthorized", "Send a valid API key as Authorization: Bearer sk_….", {
    headers: { "www-authenticate": 'Bearer realm="opentill"' },
  });
}

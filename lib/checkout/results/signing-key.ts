import { desc, isNull } from "drizzle-orm";
import { exportJWK, generateKeyPair, importJWK, type JWK } from "jose";
import type { Context } from "@/db/context";
import { signingKeys } from "@/db/schema";
import { must } from "@/lib/core/invariant";
import { decryptSecret } from "@/lib/core/secrets/decrypt-secret";
import { encryptSecret } from "@/lib/core/secrets/encrypt-secret";

const ALGORITHM = "EdDSA";

export type SigningKey = { id: string; privateKey: Awaited<ReturnType<typeof importJWK>> };

const loaded = new WeakMap<Context["db"], Promise<SigningKey>>();

/** The instance's Ed25519 key, made on first use and kept encrypted. Read once per process. */
export function signingKey(ctx: Context): Promise<SigningKey> {
  const known = loaded.get(ctx.db);
  if (known) return known;
  const loading = loadOrCreate(ctx).catch((error: unknown) => {
    loaded.delete(ctx.db);
    throw error;
  });
  loaded.set(ctx.db, loading);
  return loading;
}

async function loadOrCreate(ctx: Context): Promise<SigningKey> {
  const row = (await newest(ctx)) ?? (await create(ctx));
  const text = decryptSecret({
    key: ctx.keys.storage,
    encrypted: row.privateJwkEncrypted,
    purpose: purposeOf(row.id),
  });
  return { id: row.id, privateKey: await importJWK(JSON.parse(text) as JWK, ALGORITHM) };
}

async function newest(ctx: Context) {
  const [row] = await ctx.db
    .select()
    .from(signingKeys)
    .where(isNull(signingKeys.retiredAt))
    .orderBy(desc(signingKeys.createdAt), desc(signingKeys.id))
    .limit(1);
  return row ?? null;
}

/** Two processes that start at once may each make one. Both are published, so either signs well. */
async function create(ctx: Context) {
  const pair = await generateKeyPair(ALGORITHM, { crv: "Ed25519", extractable: true });
  const id = Buffer.from(ctx.random.bytes(8)).toString("hex");
  const publicJwk = { ...(await exportJWK(pair.publicKey)), kid: id, alg: ALGORITHM, use: "sig" };
  const privateJwkEncrypted = encryptSecret({
    key: ctx.keys.storage,
    text: JSON.stringify(await exportJWK(pair.privateKey)),
    purpose: purposeOf(id),
    random: ctx.random,
  });
  const [row] = await ctx.db
    .insert(signingKeys)
    .values({ id, publicJwk, privateJwkEncrypted, createdAt: ctx.clock.now() })
    .returning();
  return must(row, "the new signing key");
}

function purposeOf(id: string): string {
  return `signing_keys.private_jwk ${id}`;
}

/** What `/.well-known/jwks.json` answers: every public half, retired ones too. */
export async function listPublicKeys(ctx: Context): Promise<{ keys: Record<string, unknown>[] }> {
  await signingKey(ctx);
  const rows = await ctx.db.select({ publicJwk: signingKeys.publicJwk }).from(signingKeys);
  return { keys: rows.map((row) => row.publicJwk) };
}

import { compactVerify, createRemoteJWKSet, type JWTVerifyGetKey } from "jose";
import { z } from "zod";

const claimsSchema = z.record(z.string(), z.unknown());

export type Result =
  | { verified: true; claims: Record<string, unknown> }
  | { verified: false; reason: string };

/**
 * Whether the `result` token on the return address was signed by Opentill, and what it says. A verified result is true,
 * but it may be of another purchase: compare its reference with your own. It is no reason to deliver: the customer who
 * closes the tab never brings it.
 */
export async function verifyResult(token: string, keys: JWTVerifyGetKey): Promise<Result> {
  try {
    const { payload } = await compactVerify(token, keys, { algorithms: ["EdDSA", "Ed25519"] });
    return { verified: true, claims: claimsSchema.parse(JSON.parse(new TextDecoder().decode(payload))) };
  } catch (error) {
    return { verified: false, reason: error instanceof Error ? error.message : "It can't be read." };
  }
}

const keysByBaseUrl = new Map<string, JWTVerifyGetKey>();

/** The public keys, fetched when first needed and kept; a key that is not among them makes them be fetched again. */
export function publishedKeys(baseUrl: string): JWTVerifyGetKey {
  const known = keysByBaseUrl.get(baseUrl) ?? createRemoteJWKSet(new URL(`${baseUrl}/.well-known/jwks.json`));
  keysByBaseUrl.set(baseUrl, known);
  return known;
}

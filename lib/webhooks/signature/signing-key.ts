import { createPrivateKey, createPublicKey, type KeyObject } from "node:crypto";
import { invariant } from "@/lib/core/invariant";
import type { Random } from "@/lib/core/random";

const SEED_BYTES = 32;
/** What RFC 8410 writes before the 32 bytes of an ed25519 private key in PKCS #8. */
const PKCS8_PREFIX = Buffer.from("302e020100300506032b657004220420", "hex");
const PUBLIC_KEY_PREFIX = "whpk_";

/** A new seed of an ed25519 key, in base 64. */
export function newSigningSeed(random: Random): string {
  return Buffer.from(random.bytes(SEED_BYTES)).toString("base64");
}

export function signingKey(seed: string): KeyObject {
  const bytes = Buffer.from(seed, "base64");
  invariant(bytes.length === SEED_BYTES, "an ed25519 seed has 32 bytes");
  return createPrivateKey({ key: Buffer.concat([PKCS8_PREFIX, bytes]), format: "der", type: "pkcs8" });
}

/** The key that receivers check `v1a` signatures with, as Standard Webhooks writes it: `whpk_` and base 64. */
export function publicKeyOf(seed: string): string {
  const { x = "" } = createPublicKey(signingKey(seed)).export({ format: "jwk" });
  return PUBLIC_KEY_PREFIX + Buffer.from(x, "base64url").toString("base64");
}

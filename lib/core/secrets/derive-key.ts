import { hkdfSync } from "node:crypto";
import { invariant } from "@/lib/core/invariant";

export const MIN_MASTER_SECRET_LENGTH = 32;
export const KEY_BYTES = 32;

/** Fixed: HKDF asks for a salt where the secret is not uniform, and stays deterministic only with the same one. */
const SALT = "opentill/v1";

/**
 * A key of 32 bytes for one purpose, by HKDF-SHA256 from the master secret (`OPENTILL_SECRET`, 32 characters or more).
 * Keys of different purposes tell nothing about each other or about the master. The master must be random: this is not
 * a password hash, and does nothing to slow down guessing. Derive once and keep the key; never store it.
 */
export function deriveKey(masterSecret: string, purpose: string): Uint8Array {
  invariant(masterSecret.length >= MIN_MASTER_SECRET_LENGTH, "the master secret is too short");
  invariant(purpose !== "", "a key has a purpose");
  return new Uint8Array(hkdfSync("sha256", masterSecret, SALT, purpose, KEY_BYTES));
}

import { createDecipheriv } from "node:crypto";
import { CIPHER, ENCRYPTED_PREFIX, NONCE_BYTES, TAG_BYTES } from "./encrypt-secret";

/**
 * Reads what `encryptSecret` wrote, with the same key and purpose. Anything else throws, and says neither what nor why:
 * it means that the master secret was changed or that the database was tampered with, and both are for the operator.
 */
export function decryptSecret(input: { key: Uint8Array; encrypted: string; purpose: string }): string {
  const text = openText(input);
  if (text === null) throw new Error("A stored secret cannot be decrypted with this master secret.");
  return text;
}

function openText(input: { key: Uint8Array; encrypted: string; purpose: string }): string | null {
  if (!input.encrypted.startsWith(ENCRYPTED_PREFIX)) return null;
  const encoded = input.encrypted.slice(ENCRYPTED_PREFIX.length);
  const bytes = Buffer.from(encoded, "base64url");
  if (bytes.length < NONCE_BYTES + TAG_BYTES || bytes.toString("base64url") !== encoded) return null;

  const decipher = createDecipheriv(CIPHER, input.key, bytes.subarray(0, NONCE_BYTES), {
    authTagLength: TAG_BYTES,
  });
  decipher.setAAD(Buffer.from(input.purpose));
  decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
  const start = decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES));
  try {
    return Buffer.concat([start, decipher.final()]).toString("utf8");
  } catch {
    return null;
  }
}

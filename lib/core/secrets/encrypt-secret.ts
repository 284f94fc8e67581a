import { createCipheriv } from "node:crypto";
import type { Random } from "@/lib/core/random";

/** The form of the text. Another algorithm gets another version, and both can be read for as long as it takes. */
export const ENCRYPTED_PREFIX = "v1.";
export const CIPHER = "aes-256-gcm";
export const NONCE_BYTES = 12;
export const TAG_BYTES = 16;

/**
 * Encrypts a text with AES-256-GCM, as `v1.` and base64url of nonce, ciphertext and tag. `key` has 32 bytes, from
 * `deriveKey`. `purpose` is bound to the result and must be repeated to decrypt it: name the column and the row
 * (`webhook_endpoint.secret we_1`), so that a ciphertext moved to another row opens nothing there.
 */
export function encryptSecret(input: {
  key: Uint8Array;
  text: string;
  purpose: string;
  random: Random;
}): string {
  const nonce = input.random.bytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, input.key, nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(Buffer.from(input.purpose));
  const ciphertext = Buffer.concat([cipher.update(input.text, "utf8"), cipher.final()]);
  return ENCRYPTED_PREFIX + Buffer.concat([nonce, ciphertext, cipher.getAuthTag()]).toString("base64url");
}

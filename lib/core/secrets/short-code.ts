import { createCipheriv, createDecipheriv } from "node:crypto";
import { decodeBase32, encodeBase32 } from "@/lib/core/base32";
import { must } from "@/lib/core/invariant";

const ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const BASE = BigInt(ALPHABET.length);
const ID_BYTES = 16;
/** 62^22 is more than 2^128. */
const CODE = /^[0-9A-Za-z]{22}$/;
const CODE_LENGTH = 22;

/**
 * A short code for an id, for a link that has to fit into a text message: the id's 128 bits as one block of AES-256 under
 * `key` (32 bytes, from `deriveKey`), in 22 letters and digits. Like `linkSecret` it is derived and never stored, so that a
 * copy of the database opens nothing; without the key each code is as likely as any other of 2^128.
 */
export function shortCode(key: Uint8Array, id: string): string {
  const bytes = must(decodeBase32(id.slice(id.indexOf("_") + 1)), "the bytes of an id");
  const cipher = createCipheriv("aes-256-ecb", key, null).setAutoPadding(false);
  let number = BigInt(`0x${cipher.update(bytes).toString("hex")}`);
  let code = "";
  while (code.length < CODE_LENGTH) {
    code = ALPHABET[Number(number % BASE)] + code;
    number /= BASE;
  }
  return code;
}

/**
 * The id of that prefix which a code was made from, or null for what is no code. Every code stands for some id, so the
 * caller looks whether it exists: a guess finds one of a million with a chance of 1 to 2^108. Never throws.
 */
export function openShortCode(key: Uint8Array, prefix: string, code: string): string | null {
  if (!CODE.test(code)) return null;
  let number = 0n;
  for (const symbol of code) number = number * BASE + BigInt(ALPHABET.indexOf(symbol));
  if (number >> BigInt(ID_BYTES * 8) !== 0n) return null;
  const block = Buffer.from(number.toString(16).padStart(ID_BYTES * 2, "0"), "hex");
  const decipher = createDecipheriv("aes-256-ecb", key, null).setAutoPadding(false);
  return `${prefix}_${encodeBase32(decipher.update(block))}`;
}

import { createECDH, hkdfSync } from "node:crypto";

/** The order of P-256: a private key is a number from 1 to one less than this. */
const ORDER = BigInt("0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551");
/** A third more than the order has, so that the remainder below favours no number (FIPS 186-5, A.2.1). */
const WIDE_BYTES = 48;
const PRIVATE_BYTES = 32;

export type VapidKeys = { publicKey: string; privateKey: string };

/**
 * The key pair by which push services know this server (RFC 8292), base64url each: an uncompressed point on P-256 and its
 * number. `key` has 32 bytes, from `deriveKey`, so that nothing is configured and every process has the same pair;
 * whoever changes the master secret ends every subscription.
 */
export function vapidKeys(key: Uint8Array): VapidKeys {
  const wide = Buffer.from(hkdfSync("sha256", key, "", "vapid", WIDE_BYTES)).toString("hex");
  const number = (BigInt(`0x${wide}`) % (ORDER - BigInt(1))) + BigInt(1);
  const privateKey = Buffer.from(number.toString(16).padStart(PRIVATE_BYTES * 2, "0"), "hex");
  const pair = createECDH("prime256v1");
  pair.setPrivateKey(privateKey);
  return { publicKey: pair.getPublicKey("base64url"), privateKey: privateKey.toString("base64url") };
}

/** What a browser is given as `applicationServerKey` when it subscribes. */
export function vapidPublicKey(key: Uint8Array): string {
  return vapidKeys(key).publicKey;
}

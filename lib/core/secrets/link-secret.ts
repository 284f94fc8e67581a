import { createHmac, timingSafeEqual } from "node:crypto";
import { encodeBase32 } from "@/lib/core/base32";
import { invariant } from "@/lib/core/invariant";

/** 160 bits: nobody guesses it, and it fits into a link that an email does not break. */
const MAC_BYTES = 20;
const ID = /^[a-z]{1,16}_[0-9a-z]{1,64}$/;
const SECRET = /^([a-z]{1,16}_[0-9a-z]{1,64})_([0-9a-hjkmnp-tv-z]{32})$/;

/**
 * The unguessable part of a customer's link: `${id}_${mac}`, the mac being 32 symbols of HMAC-SHA256 over the id. It is
 * derived and never stored, so a copy of the database opens nobody's page. `masterKey` has 32 bytes, from `deriveKey`;
 * whoever changes it ends every link that was sent.
 */
export function linkSecret(masterKey: Uint8Array, id: string): string {
  invariant(ID.test(id), "a link secret is made from an id");
  return `${id}_${macOf(masterKey, id)}`;
}

/**
 * The id that a link secret was made from, or null for anything that `linkSecret` would not write exactly so. Takes the
 * same time for every wrong mac, looks nothing up and never throws, so a stranger's guesses cost us next to nothing.
 */
export function openLinkSecret(masterKey: Uint8Array, secret: string): string | null {
  const [, id, mac] = SECRET.exec(secret) ?? [];
  if (id === undefined || mac === undefined) return null;
  return timingSafeEqual(Buffer.from(mac), Buffer.from(macOf(masterKey, id))) ? id : null;
}

function macOf(masterKey: Uint8Array, id: string): string {
  return encodeBase32(createHmac("sha256", masterKey).update(id).digest().subarray(0, MAC_BYTES));
}

import { createHmac, timingSafeEqual } from "node:crypto";
import { type Clock, MINUTE_MS, SECOND_MS } from "@/lib/core/clock";

export const SIGNATURE_HEADER = "sandbox-signature";

/** How far an event's time may be from ours, either way; what is older may be a replay. */
export const SIGNATURE_TOLERANCE_MS = 5 * MINUTE_MS;

/** The header's value, `t=<unix seconds>,v1=<hex>`: HMAC-SHA256 with the secret over `<t>.<raw body>`. */
export function signEvent(rawBody: string, secret: string, clock: Clock): string {
  const unixSeconds = String(Math.floor(clock.now().getTime() / SECOND_MS));
  return `t=${unixSeconds},v1=${digest(unixSeconds, rawBody, secret).toString("hex")}`;
}

/** Whether the header signs exactly this body, with this secret, within the tolerance. Never throws. */
export function isSignatureValid(
  header: string | null,
  rawBody: string,
  secret: string,
  clock: Clock,
): boolean {
  const [, unixSeconds, signature] = /^t=(\d{1,12}),v1=([0-9a-f]{64})$/.exec(header ?? "") ?? [];
  if (!unixSeconds || !signature) return false;
  const ageMs = clock.now().getTime() - Number(unixSeconds) * SECOND_MS;
  if (Math.abs(ageMs) > SIGNATURE_TOLERANCE_MS) return false;
  return timingSafeEqual(Buffer.from(signature, "hex"), digest(unixSeconds, rawBody, secret));
}

function digest(unixSeconds: string, rawBody: string, secret: string): Buffer {
  return createHmac("sha256", secret).update(`${unixSeconds}.${rawBody}`).digest();
}

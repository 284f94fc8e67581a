import { MAX_API_KEY_LIFETIME_DAYS, MIN_API_KEY_LIFETIME_SECONDS } from "@/lib/contracts/limits";
import { fieldError } from "@/lib/contracts/parse";
import { addMs, DAY_MS, SECOND_MS } from "@/lib/core/clock";
import { invalidFields } from "@/lib/core/errors";

type Asked = { expires_at?: string | undefined; expires_in?: number | undefined };

/** When a new key ends, null for never. Refuses (422) what lies too near or too far. */
export function readExpiry({ expires_at: at, expires_in: seconds }: Asked, now: Date): Date | null {
  if (at === undefined && seconds === undefined) return null;
  const lifeMs = at === undefined ? (seconds ?? 0) * SECOND_MS : new Date(at).getTime() - now.getTime();
  if (lifeMs < MIN_API_KEY_LIFETIME_SECONDS * SECOND_MS || lifeMs > MAX_API_KEY_LIFETIME_DAYS * DAY_MS) {
    const field = at === undefined ? "expires_in" : "expires_at";
    throw invalidFields([fieldError([field], "key_expiry_out_of_range")]);
  }
  return addMs(now, lifeMs);
}

import { fieldError } from "@/lib/contracts/parse";
import { invalidFields } from "@/lib/core/errors";

/** The end of a link as a time; refuses (422) one that has passed. */
export function checkLinkEnd(expiresAt: string | null, now: Date): Date | null {
  if (expiresAt === null) return null;
  const end = new Date(expiresAt);
  if (end <= now) throw invalidFields([fieldError(["expires_at"], "expires_at_past")]);
  return end;
}

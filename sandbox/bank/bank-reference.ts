import { createHash } from "node:crypto";

/** The bank's own name for a payment, as real ones have: the same whenever it is asked, and not to be guessed from ours. */
export function bankReference(paymentId: string): string {
  return `bank_${createHash("sha256").update(paymentId).digest("hex").slice(0, 24)}`;
}

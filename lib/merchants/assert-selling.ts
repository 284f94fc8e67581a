import { conflict } from "@/lib/core/errors";

/**
 * Refuses (409) to begin anything new of a merchant that the operator has suspended: a session, an order, a payment. The
 * API refuses its keys before that (403, `lib/http/refuse-suspended.ts`); this is what customers' pages and links meet.
 */
export function assertSelling({ suspendedAt }: { suspendedAt: Date | null }): void {
  if (suspendedAt !== null)
    throw conflict("merchant_suspended", "The shop takes no orders and no payments now.");
}

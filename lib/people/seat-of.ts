import { notFound } from "@/lib/core/errors";
import type { Visitor } from "./find-visitor";
import type { Seat } from "./require-permission";

/**
 * Somebody's place at a merchant, in the mode that an address names. A merchant to which they don't belong, and live mode before
 * there is one, are like none (404).
 */
export function seatOf(visitor: Visitor, merchantId: string, mode: string): Seat & { merchantName: string } {
  const found = visitor.memberships.find((membership) => membership.merchantId === merchantId);
  const livemode = mode === "live";
  if (!found || (mode !== "test" && !livemode) || (livemode && !found.isLive)) throw notFound("page");
  const { role, merchantName } = found;
  return { personId: visitor.personId, merchantId, livemode, role, merchantName };
}

import type { LinkStatus } from "@/lib/contracts/link-objects";
import type { LinkRow } from "./queries";

/** What a visitor meets at that time, with so many orders standing. What a person has decided is said first. */
export function linkStatus(
  link: Pick<LinkRow, "active" | "expiresAt" | "maxOrders">,
  orders: number,
  now: Date,
): LinkStatus {
  if (!link.active) return "archived";
  if (link.expiresAt !== null && link.expiresAt <= now) return "expired";
  return link.maxOrders !== null && orders >= link.maxOrders ? "used_up" : "open";
}

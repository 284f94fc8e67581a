import type { merchants } from "@/db/schema";
import type { MerchantAccountObject } from "@/lib/contracts/merchant-account";

export type MerchantAccountRow = typeof merchants.$inferSelect;

/** As the operator's API answers it, and as events about the merchant itself carry it. */
export function presentMerchantAccount(row: MerchantAccountRow): MerchantAccountObject {
  return {
    id: row.id,
    object: "merchant_account",
    name: row.name,
    status: row.suspendedAt === null ? "active" : "suspended",
    suspended_at: row.suspendedAt?.toISOString() ?? null,
    suspension_reason: row.suspensionReason,
    live_allowed_at: row.liveAllowedAt?.toISOString() ?? null,
    live_since: row.liveSince?.toISOString() ?? null,
    limits: { requests_per_second: row.rateLimitPerSecond },
    created_at: row.createdAt.toISOString(),
  };
}

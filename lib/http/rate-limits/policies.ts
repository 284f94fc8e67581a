import * as limits from "@/lib/contracts/limits";
import type { RateLimitSettings } from "@/lib/core/environment";
import type { Policy } from "./bucket";

/** What is counted for each visitor's network; a policy that is null counts nothing. */
export type NetworkPolicies = Record<"page" | "api" | "provider" | "health" | "misses", Policy | null>;

/** What is counted for each API key, and for each merchant and mode. */
export type CallerPolicies = Record<"key" | "merchant", Policy | null>;

export function networkPolicies(settings: RateLimitSettings): NetworkPolicies {
  return {
    page: policyOf(
      "page",
      settings.pagesPerAddress ?? limits.RATE_LIMIT_PAGES_PER_ADDRESS,
      limits.RATE_LIMIT_PAGE_BURST_SECONDS,
    ),
    api: policyOf(
      "api",
      settings.callsPerAddress ?? limits.RATE_LIMIT_CALLS_PER_ADDRESS,
      limits.RATE_LIMIT_API_BURST_SECONDS,
    ),
    provider: policyOf(
      "provider",
      limits.RATE_LIMIT_PROVIDER_EVENTS_PER_ADDRESS,
      limits.RATE_LIMIT_API_BURST_SECONDS,
    ),
    health: policyOf("health", limits.RATE_LIMIT_HEALTH_PER_ADDRESS, limits.RATE_LIMIT_API_BURST_SECONDS),
    misses: missesPolicy(settings.misses ?? limits.MISSES_UNTIL_REFUSED),
  };
}

/** `ownPerSecond`: what an operator has set for this merchant, in place of both; null for what holds for everybody. */
export function callerPolicies(settings: RateLimitSettings, ownPerSecond: number | null): CallerPolicies {
  const burstSeconds = limits.RATE_LIMIT_API_BURST_SECONDS;
  return {
    key: policyOf(
      "key",
      ownPerSecond ?? settings.callsPerKey ?? limits.RATE_LIMIT_CALLS_PER_KEY,
      burstSeconds,
    ),
    merchant: policyOf(
      "merchant",
      ownPerSecond ?? settings.callsPerMerchant ?? limits.RATE_LIMIT_CALLS_PER_MERCHANT,
      burstSeconds,
    ),
  };
}

function policyOf(name: string, perSecond: number, burstSeconds: number): Policy | null {
  if (perSecond === 0) return null;
  const burst = perSecond * burstSeconds;
  return { name, perSecond, burst, ceiling: burst };
}

/** The miss that reaches the number is the first that is refused. Refused ones count, so that the wait grows. */
function missesPolicy(refusedFrom: number): Policy | null {
  if (refusedFrom === 0) return null;
  const burst = refusedFrom - 1;
  const perSecond = 1 / limits.MISS_FORGOTTEN_AFTER_SECONDS;
  const longest = limits.MAX_MISS_RETRY_AFTER_SECONDS * perSecond;
  return { name: "misses", perSecond, burst, ceiling: burst + longest - 1 };
}

import type { Policy, Verdict } from "./bucket";

/**
 * The fields `RateLimit-Policy` and `RateLimit` of draft-ietf-httpapi-ratelimit-headers: of each policy the requests that may
 * come at once (`q`) and the seconds in which they come back (`w`); how many may still come (`r`), and the seconds until there
 * is another (`t`).
 */
export function rateLimitFields(verdicts: readonly Verdict[]): Record<string, string> {
  if (verdicts.length === 0) return {};
  return {
    "ratelimit-policy": verdicts.map(({ policy }) => describePolicy(policy)).join(", "),
    ratelimit: verdicts.map(describeVerdict).join(", "),
  };
}

function describePolicy({ name, burst, perSecond }: Policy): string {
  return `"${name}";q=${burst};w=${Math.max(1, Math.ceil(burst / perSecond))}`;
}

function describeVerdict({ policy, remaining, retryAfterSeconds }: Verdict): string {
  const another = retryAfterSeconds || Math.ceil(1 / policy.perSecond);
  return `"${policy.name}";r=${remaining};t=${another}`;
}

import { Refusal } from "@/lib/core/errors";
import type { Policy, Verdict } from "./bucket";
import { rateLimitFields } from "./fields";

/** A request beyond a limit: 429 `rate_limited`, with the whole seconds after which the next one will pass. */
export function tooManyRequests(over: Verdict, verdicts: readonly Verdict[] = [over]): Refusal {
  return new Refusal(429, "rate_limited", wordsOf(over.policy), {
    headers: { "retry-after": String(over.retryAfterSeconds), ...rateLimitFields(verdicts) },
  });
}

function wordsOf({ name, perSecond, burst }: Policy): string {
  if (name === "misses") {
    return "Too many keys and links that do not exist were tried from this network. A right one still works.";
  }
  const whose = WHOSE[name] ?? "from this network";
  return `Too many requests ${whose}: ${perSecond} a second may come, and ${burst} at once.`;
}

const WHOSE: Record<string, string> = { key: "with this key", merchant: "of this merchant in this mode" };

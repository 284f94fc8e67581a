import type { Verdict } from "./bucket";
import { rateLimitFields } from "./fields";
import { type LimitedCaller, rateLimits } from "./rate-limits";
import { tooManyRequests } from "./refuse-request";

const told = new WeakMap<Request, Verdict[]>();

/**
 * Counts a call of the API for its key and its merchant. Refused (429 `rate_limited`) where one of them has asked too much, before
 * anything else is looked at: an idempotency key is not used up. A request counts once, however often its key is looked at.
 */
export function limitCaller(request: Request, caller: LimitedCaller): void {
  // An open stream looks at its key again and again: that is one call.
  if (told.has(request)) return;
  const verdicts = rateLimits()?.countCaller(caller) ?? [];
  told.set(request, verdicts);
  const over = verdicts.find(({ isOver }) => isOver);
  if (over) throw tooManyRequests(over, verdicts);
}

/** What the answer to a call that was counted says of its limits. */
export function limitFieldsOf(request: Request): Record<string, string> {
  return rateLimitFields(told.get(request) ?? []);
}

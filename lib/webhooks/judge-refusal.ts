import type { Doors } from "@/db/context";
import type { PostOutcome } from "@/lib/core/safe-fetch/post-safely";
import type { WebhookEndpointRow } from "./queries";
import { nextAttempt, retryDelaysMs, retryWindowMs } from "./retry-schedule";
import type { Verdict } from "./write-attempts";

const HTTP_GONE = 410;

/** When a delivery's window began, and the attempts that were made in it before the one at hand. */
export type Standing = { firstDueAt: Date; attempts: number };

export function isAccepted(outcome: PostOutcome): boolean {
  return outcome.kind === "answered" && outcome.status >= 200 && outcome.status < 300;
}

/** What becomes of a delivery after an attempt that was not accepted: `canceled` means that the endpoint said that it is gone. */
export function judgeRefusal(
  ctx: Doors,
  endpoint: WebhookEndpointRow,
  { firstDueAt, attempts }: Standing,
  outcome: PostOutcome,
): Verdict {
  if (outcome.kind === "answered" && outcome.status === HTTP_GONE) return { status: "canceled", dueAt: null };
  const next = nextAttempt({
    attempt: attempts + 1,
    firstDueAt,
    now: ctx.wallClock.now(),
    retryWindowMs: retryWindowMs(endpoint),
    delaysMs: retryDelaysMs(endpoint),
    retryAfter: outcome.kind === "answered" ? (outcome.headers["retry-after"] ?? null) : null,
    random: ctx.random,
  });
  return "exhausted" in next
    ? { status: "exhausted", dueAt: null }
    : { status: "pending", dueAt: next.dueAt };
}

import { and, count, eq, gte } from "drizzle-orm";
import { webhookAttempts } from "@/db/schema";
import type { PostOutcome } from "@/lib/core/safe-fetch/post-safely";
import type { TransactionContext } from "@/lib/events/transact";
import type { WebhookDeliveryRow, WebhookEndpointRow } from "./queries";
import { nextAttempt, retryDelaysMs, retryWindowMs } from "./retry-schedule";

export type DeliveryDecision = Partial<Pick<WebhookDeliveryRow, "status" | "dueAt" | "finishedAt">>;

const HTTP_GONE = 410;

/** What becomes of a pending delivery after one attempt: `canceled` means that the endpoint said that it is gone. */
export async function decideDelivery(
  ctx: TransactionContext,
  endpoint: WebhookEndpointRow,
  delivery: WebhookDeliveryRow,
  outcome: PostOutcome,
): Promise<DeliveryDecision> {
  const now = ctx.wallClock.now();
  if (isAccepted(outcome)) return { status: "delivered", dueAt: null, finishedAt: now };
  if (isGone(outcome)) return { status: "canceled", dueAt: null, finishedAt: now };
  const next = nextAttempt({
    attempt: await countAttemptsInWindow(ctx, delivery),
    firstDueAt: delivery.firstDueAt,
    now,
    retryWindowMs: retryWindowMs(endpoint),
    delaysMs: retryDelaysMs(endpoint),
    retryAfter: outcome.kind === "answered" ? (outcome.headers["retry-after"] ?? null) : null,
    random: ctx.random,
  });
  return "exhausted" in next
    ? { status: "exhausted", dueAt: null, finishedAt: now }
    : { status: "pending", dueAt: next.dueAt, finishedAt: null };
}

export function isAccepted(outcome: PostOutcome): boolean {
  return outcome.kind === "answered" && outcome.status >= 200 && outcome.status < 300;
}

function isGone(outcome: PostOutcome): boolean {
  return outcome.kind === "answered" && outcome.status === HTTP_GONE;
}

/** A redelivery begins a new window, and with it the back-off from its start. */
async function countAttemptsInWindow(ctx: TransactionContext, delivery: WebhookDeliveryRow): Promise<number> {
  const [counted] = await ctx.tx
    .select({ attempts: count() })
    .from(webhookAttempts)
    .where(and(eq(webhookAttempts.deliveryId, delivery.id), gte(webhookAttempts.at, delivery.firstDueAt)));
  // An attempt that was under way when the redelivery was asked for began before the window.
  return Math.max(1, counted?.attempts ?? 0);
}

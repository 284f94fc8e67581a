import { and, count, eq, gte } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import type { Context } from "@/db/context";
import { webhookAttempts, webhookDeliveries, webhookEndpoints } from "@/db/schema";
import { inTransaction } from "@/db/transaction";
import { newId } from "@/lib/core/ids";
import { must } from "@/lib/core/invariant";
import type { PostOutcome } from "@/lib/core/safe-fetch/post-safely";
import { cancelPendingDeliveries } from "./cancel-pending-deliveries";
import { lockWebhookDelivery, lockWebhookEndpoint, type WebhookDeliveryRow } from "./queries";
import { DEFAULT_RETRY_WINDOW_MS, nextAttempt } from "./retry-schedule";

/** `at` is when it began, the time in its signature. */
type Attempt = { at: Date; outcome: PostOutcome };

const HTTP_GONE = 410;

/**
 * Writes an attempt down and decides what becomes of the delivery. A worker that comes back after its lease finds that
 * another has decided: then its attempt is kept and nothing else changes, so that what was delivered stays delivered.
 */
export async function recordAttempt(
  ctx: Context,
  { id, endpointId }: { id: string; endpointId: string },
  attempt: Attempt,
): Promise<void> {
  await inTransaction(ctx.db, async (tx) => {
    if (isGone(attempt.outcome)) await lockWebhookEndpoint(tx, endpointId);
    const delivery = must(await lockWebhookDelivery(tx, id), "the delivery");
    await insertAttempt(ctx, tx, delivery.id, attempt);
    const decision = delivery.status === "pending" ? await decide(ctx, tx, delivery, attempt.outcome) : {};
    await tx
      .update(webhookDeliveries)
      .set({ ...decision, attempts: delivery.attempts + 1 })
      .where(eq(webhookDeliveries.id, delivery.id));
  });
}

async function insertAttempt(
  ctx: Context,
  tx: Transaction,
  deliveryId: string,
  { at, outcome }: Attempt,
): Promise<void> {
  const isAnswered = outcome.kind === "answered";
  await tx.insert(webhookAttempts).values({
    id: newId("webhookAttempt", ctx),
    deliveryId,
    at,
    durationMs: outcome.durationMs,
    status: isAnswered ? outcome.status : null,
    error: isAnswered ? null : outcome.message,
    answer: isAnswered ? outcome.answer : "",
  });
}

type DeliveryDecision = Pick<WebhookDeliveryRow, "status" | "dueAt" | "finishedAt">;

async function decide(
  ctx: Context,
  tx: Transaction,
  delivery: WebhookDeliveryRow,
  outcome: PostOutcome,
): Promise<DeliveryDecision> {
  const now = ctx.clock.now();
  if (isAccepted(outcome)) return { status: "delivered", dueAt: null, finishedAt: now };
  if (isGone(outcome)) {
    await disableEndpoint(tx, delivery.endpointId, now);
    return { status: "canceled", dueAt: null, finishedAt: now };
  }
  const next = nextAttempt({
    attempt: await countAttemptsInWindow(tx, delivery),
    firstDueAt: delivery.firstDueAt,
    now,
    retryWindowMs: DEFAULT_RETRY_WINDOW_MS,
    retryAfter: outcome.kind === "answered" ? (outcome.headers["retry-after"] ?? null) : null,
    random: ctx.random,
  });
  return "exhausted" in next
    ? { status: "exhausted", dueAt: null, finishedAt: now }
    : { status: "pending", dueAt: next.dueAt, finishedAt: null };
}

/** A redelivery begins a new window, and with it the back-off from its start. */
async function countAttemptsInWindow(tx: Transaction, delivery: WebhookDeliveryRow): Promise<number> {
  const [counted] = await tx
    .select({ attempts: count() })
    .from(webhookAttempts)
    .where(and(eq(webhookAttempts.deliveryId, delivery.id), gte(webhookAttempts.at, delivery.firstDueAt)));
  // An attempt that was under way when the redelivery was asked for began before the window.
  return Math.max(1, counted?.attempts ?? 0);
}

async function disableEndpoint(tx: Transaction, endpointId: string, now: Date): Promise<void> {
  const disabledReason = `The endpoint answered 410 Gone at ${now.toISOString()}.`;
  await tx
    .update(webhookEndpoints)
    .set({ status: "disabled", disabledReason })
    .where(eq(webhookEndpoints.id, endpointId));
  await cancelPendingDeliveries(tx, endpointId, now);
}

function isAccepted(outcome: PostOutcome): boolean {
  return outcome.kind === "answered" && outcome.status >= 200 && outcome.status < 300;
}

function isGone(outcome: PostOutcome): boolean {
  return outcome.kind === "answered" && outcome.status === HTTP_GONE;
}

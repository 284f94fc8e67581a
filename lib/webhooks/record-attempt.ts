import { eq } from "drizzle-orm";
import type { Context } from "@/db/context";
import { webhookAttempts, webhookDeliveries } from "@/db/schema";
import { newId } from "@/lib/core/ids";
import { must } from "@/lib/core/invariant";
import type { PostOutcome } from "@/lib/core/safe-fetch/post-safely";
import { type TransactionContext, transact } from "@/lib/events/transact";
import { WORK_IS_DUE } from "@/lib/events/write-facts";
import { CLOSED_CIRCUIT, circuitAfterFailure, FAILURES_TO_OPEN } from "./circuit";
import { decideDelivery, isAccepted } from "./decide-delivery";
import { disableEndpoint } from "./disable-endpoint";
import { exhaustOverdueDeliveries } from "./exhaust-overdue-deliveries";
import {
  lockWebhookDelivery,
  lockWebhookEndpoint,
  readWebhookEndpoint,
  type WebhookDeliveryRow,
  type WebhookEndpointRow,
} from "./queries";
import { releaseNextDelivery } from "./release-next-delivery";
import { writeWebhookEndpoint } from "./write-webhook-endpoint";

/** `at` is when it began, the time in its signature. */
export type Attempt = { at: Date; outcome: PostOutcome; isProbe: boolean };

/**
 * Writes an attempt down and decides what becomes of the delivery and of the endpoint's circuit. A worker that comes back
 * after its lease finds that another has decided: then its attempt is kept and the delivery stays what it is.
 */
export async function recordAttempt(
  ctx: Context,
  { id, endpointId }: { id: string; endpointId: string },
  attempt: Attempt,
): Promise<void> {
  await transact(ctx, async (inside) => {
    const endpoint = await lockWhereItMayChange(inside, endpointId, attempt);
    const delivery = must(await lockWebhookDelivery(inside.tx, id), "the delivery");
    await insertAttempt(inside, id, attempt);
    const isOpen = delivery.status === "pending";
    const decision = isOpen ? await decideDelivery(inside, endpoint, delivery, attempt.outcome) : {};
    await inside.tx
      .update(webhookDeliveries)
      .set({ ...decision, attempts: delivery.attempts + 1 })
      .where(eq(webhookDeliveries.id, id));
    if (decision.status === "canceled") return disableEndpoint(inside, endpoint);
    if (decision.finishedAt) await releaseNextDelivery(inside, delivery);
    await turnCircuit(inside, endpoint, attempt);
  });
}

/** A success at an endpoint without failures changes nothing of it, and need not wait for others'. */
async function lockWhereItMayChange(
  { tx }: TransactionContext,
  endpointId: string,
  { outcome }: Attempt,
): Promise<WebhookEndpointRow> {
  const seen = must(await readWebhookEndpoint(tx, endpointId), "the endpoint");
  if (isAccepted(outcome) && seen.failuresInRow === 0) return seen;
  return must(await lockWebhookEndpoint(tx, endpointId), "the endpoint");
}

async function insertAttempt(
  ctx: TransactionContext,
  deliveryId: WebhookDeliveryRow["id"],
  { at, outcome }: Attempt,
): Promise<void> {
  const isAnswered = outcome.kind === "answered";
  await ctx.tx.insert(webhookAttempts).values({
    id: newId("webhookAttempt", { clock: ctx.wallClock, random: ctx.random }),
    deliveryId,
    at,
    durationMs: outcome.durationMs,
    status: isAnswered ? outcome.status : null,
    error: isAnswered ? null : outcome.message,
    answer: isAnswered ? outcome.answer : "",
  });
}

/** Any success closes the circuit, and what waited for that is due already. */
async function turnCircuit(
  ctx: TransactionContext,
  endpoint: WebhookEndpointRow,
  { outcome, isProbe }: Attempt,
): Promise<void> {
  if (endpoint.status === "disabled" || endpoint.deletedAt !== null) return;
  if (isAccepted(outcome)) {
    if (endpoint.failuresInRow === 0) return;
    await writeWebhookEndpoint(ctx.tx, endpoint.id, CLOSED_CIRCUIT);
    if (endpoint.failuresInRow >= FAILURES_TO_OPEN) ctx.facts.wakes.add(WORK_IS_DUE);
    return;
  }
  const circuit = circuitAfterFailure(endpoint, { now: ctx.wallClock.now(), isProbe });
  await writeWebhookEndpoint(ctx.tx, endpoint.id, circuit);
  if (circuit.failuresInRow >= FAILURES_TO_OPEN) await exhaustOverdueDeliveries(ctx, endpoint);
}

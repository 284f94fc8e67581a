import { and, eq } from "drizzle-orm";
import type { Context } from "@/db/context";
import { events, webhookDeliveries, webhookEndpoints } from "@/db/schema";
import { assertNoTransaction } from "@/db/transaction";
import { API_VERSION } from "@/lib/contracts/event-types";
import { SECOND_MS } from "@/lib/core/clock";
import { must } from "@/lib/core/invariant";
import { openSigningSecrets, openSigningSeed } from "./endpoint-secret";
import { recordAttempt } from "./record-attempt";
import { signWebhook } from "./signature/sign-webhook";

/** For one attempt: looking up, connecting, sending and reading the answer. */
export const ATTEMPT_TIMEOUT_MS = 10 * SECOND_MS;
const MAX_ANSWER_BYTES = 2_048;

/**
 * Makes one attempt at a delivery that was claimed, and records it. What goes wrong at the receiver is recorded too and
 * never throws. Nothing is sent if the delivery was finished meanwhile, or if its endpoint was deleted or disabled, which
 * cancels it. `isProbe` is as it was claimed.
 */
export async function deliverWebhook(ctx: Context, deliveryId: string, isProbe = false): Promise<void> {
  assertNoTransaction("a webhook attempt");
  const { delivery, endpoint, event } = await readDelivery(ctx, deliveryId);
  if (delivery.status !== "pending") return;
  if (endpoint.deletedAt !== null || endpoint.status === "disabled") return cancel(ctx, deliveryId);

  const at = ctx.wallClock.now();
  const body = Buffer.from(event.body);
  const secrets = openSigningSecrets(ctx, endpoint);
  const signingSeed = openSigningSeed(ctx, endpoint);
  const outcome = await ctx.post({
    url: endpoint.url,
    body,
    headers: {
      "content-type": "application/json",
      "user-agent": `Opentill/${API_VERSION}`,
      ...signWebhook({ id: event.id, timestamp: at, body, secrets, signingSeed }),
    },
    timeoutMs: ATTEMPT_TIMEOUT_MS,
    maxAnswerBytes: MAX_ANSWER_BYTES,
    allowLoopback: ctx.allowLoopback,
  });
  await recordAttempt(ctx, delivery, { at, outcome, isProbe });
}

async function readDelivery(ctx: Context, deliveryId: string) {
  const [found] = await ctx.db
    .select({
      delivery: webhookDeliveries,
      endpoint: webhookEndpoints,
      event: { id: events.id, body: events.body },
    })
    .from(webhookDeliveries)
    .innerJoin(webhookEndpoints, eq(webhookEndpoints.id, webhookDeliveries.endpointId))
    .innerJoin(events, eq(events.id, webhookDeliveries.eventId))
    .where(eq(webhookDeliveries.id, deliveryId));
  return must(found, "the delivery");
}

async function cancel(ctx: Context, deliveryId: string): Promise<void> {
  await ctx.db
    .update(webhookDeliveries)
    .set({ status: "canceled", dueAt: null, finishedAt: ctx.wallClock.now() })
    .where(and(eq(webhookDeliveries.id, deliveryId), eq(webhookDeliveries.status, "pending")));
}

import { eq } from "drizzle-orm";
import type { Scope } from "@/db/context";
import { merchants, webhookEndpoints } from "@/db/schema";
import { DEFAULT_RETRY_WINDOW_HOURS, MAX_WEBHOOK_ENDPOINTS } from "@/lib/contracts/limits";
import type { CreateWebhookEndpointRequest } from "@/lib/contracts/webhook-endpoint-request";
import { conflict } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { must } from "@/lib/core/invariant";
import { takePositions } from "@/lib/events/take-positions";
import type { TransactionContext } from "@/lib/events/transact";
import { checkEndpointUrl } from "./check-endpoint-url";
import { sealEndpointSecret, sealSigningSeed } from "./endpoint-secret";
import { listWebhookEndpoints, type WebhookEndpointRow } from "./queries";
import { newWebhookSecret } from "./signature/new-webhook-secret";
import { newSigningSeed } from "./signature/signing-key";
import { typesOf } from "./types-of";

/**
 * Opens an endpoint in the caller's transaction. `secret` is given out here and never again. Refuses (422) a URL that
 * webhooks may not be sent to, with the reason, and (409) more than `MAX_WEBHOOK_ENDPOINTS` for a merchant and mode.
 *
 * It hears of every event that is behind the log's last position at the commit, and of none before.
 *
 * The URL is judged again at each attempt: a name that is public today may lead elsewhere tomorrow.
 */
export async function createWebhookEndpoint(
  ctx: TransactionContext,
  scope: Scope,
  request: CreateWebhookEndpointRequest,
): Promise<{ endpoint: WebhookEndpointRow; secret: string }> {
  checkEndpointUrl(ctx, scope, request.url);
  await refuseTooMany(ctx, scope);
  const id = newId("webhookEndpoint", ctx);
  const secret = newWebhookSecret(ctx.random);
  const [endpoint] = await ctx.tx
    .insert(webhookEndpoints)
    .values({
      id,
      merchantId: scope.merchantId,
      livemode: scope.livemode,
      url: request.url,
      description: request.description,
      status: "enabled",
      eventTypes: typesOf(request.event_types),
      secretEncrypted: sealEndpointSecret(ctx, id, secret),
      signingSeedEncrypted: request.signatures?.includes("v1a")
        ? sealSigningSeed(ctx, id, newSigningSeed(ctx.random))
        : null,
      retryWindowHours: request.retry_window_hours ?? DEFAULT_RETRY_WINDOW_HOURS,
      retryScheduleSeconds: request.retry_schedule_seconds ?? null,
      createdAt: ctx.wallClock.now(),
    })
    .returning();
  await takePositions(ctx.tx, scope, 0);
  return { endpoint: must(endpoint, "the new endpoint"), secret };
}

/** The merchant's lock makes two requests at the limit take turns; rows that refer to the merchant need not wait. */
async function refuseTooMany(ctx: TransactionContext, scope: Scope): Promise<void> {
  await ctx.tx
    .select({ id: merchants.id })
    .from(merchants)
    .where(eq(merchants.id, scope.merchantId))
    .for("no key update");
  const existing = await listWebhookEndpoints(ctx.tx, scope);
  if (existing.length >= MAX_WEBHOOK_ENDPOINTS) {
    throw conflict(
      "endpoint_limit_reached",
      `There are ${MAX_WEBHOOK_ENDPOINTS} webhook endpoints already; delete one first.`,
    );
  }
}

import { eq } from "drizzle-orm";
import type { Scope } from "@/db/context";
import { merchants, webhookEndpoints } from "@/db/schema";
import { MAX_WEBHOOK_ENDPOINTS } from "@/lib/contracts/limits";
import type { ValidationCode } from "@/lib/contracts/validation-codes";
import type { CreateWebhookEndpointRequest } from "@/lib/contracts/webhook-endpoint-request";
import { conflict, invalidFields } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { must } from "@/lib/core/invariant";
import { checkTargetUrl } from "@/lib/core/safe-fetch/check-url";
import type { TransactionContext } from "@/lib/events/transact";
import { sealEndpointSecret } from "./endpoint-secret";
import { listWebhookEndpoints, type WebhookEndpointRow } from "./queries";
import { newWebhookSecret } from "./signature/new-webhook-secret";

/**
 * Opens an endpoint in the caller's transaction. `secret` is given out here and never again. Refuses (422) a URL that
 * webhooks may not be sent to, with the reason, and (409) more than `MAX_WEBHOOK_ENDPOINTS` for a merchant and mode.
 *
 * The URL is judged again at each attempt: a name that is public today may lead elsewhere tomorrow.
 */
export async function createWebhookEndpoint(
  ctx: TransactionContext,
  scope: Scope,
  request: CreateWebhookEndpointRequest,
): Promise<{ endpoint: WebhookEndpointRow; secret: string }> {
  const checked = checkTargetUrl(request.url, ctx);
  if (!checked.ok) {
    const code: ValidationCode = "url_refused";
    throw invalidFields([{ pointer: "/url", code, message: checked.message }]);
  }
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
      eventTypes: request.event_types === "all" ? null : [...new Set(request.event_types)],
      secretEncrypted: sealEndpointSecret(ctx, id, secret),
      createdAt: ctx.clock.now(),
    })
    .returning();
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

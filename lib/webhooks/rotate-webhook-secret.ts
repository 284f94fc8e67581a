import type { Scope } from "@/db/context";
import type { RotateWebhookSecretRequest } from "@/lib/contracts/webhook-endpoint-request";
import { addMs, HOUR_MS } from "@/lib/core/clock";
import type { TransactionContext } from "@/lib/events/transact";
import { sealEndpointSecret } from "./endpoint-secret";
import { lockScopedWebhookEndpoint, type WebhookEndpointRow } from "./queries";
import { newWebhookSecret } from "./signature/new-webhook-secret";
import { writeWebhookEndpoint } from "./write-webhook-endpoint";

/**
 * Gives an endpoint a new secret in the caller's transaction; it is given out here and never again. For `overlap_hours`
 * (0 to 168) attempts are signed with the secret before it too. There is one secret before at a time: rotating again
 * within the overlap ends that of the oldest.
 */
export async function rotateWebhookSecret(
  ctx: TransactionContext,
  scope: Scope,
  id: string,
  request: RotateWebhookSecretRequest,
): Promise<{ endpoint: WebhookEndpointRow; secret: string }> {
  const before = await lockScopedWebhookEndpoint(ctx.tx, scope, id);
  const secret = newWebhookSecret(ctx.random);
  const hasOverlap = request.overlap_hours > 0;
  const endpoint = await writeWebhookEndpoint(ctx.tx, id, {
    secretEncrypted: sealEndpointSecret(ctx, id, secret),
    previousSecretEncrypted: hasOverlap ? before.secretEncrypted : null,
    previousSecretExpiresAt: hasOverlap ? addMs(ctx.wallClock.now(), request.overlap_hours * HOUR_MS) : null,
  });
  return { endpoint, secret };
}

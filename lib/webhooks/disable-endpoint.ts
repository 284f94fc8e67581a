import { and, eq } from "drizzle-orm";
import { merchantSettings } from "@/db/schema";
import { must } from "@/lib/core/invariant";
import type { TransactionContext } from "@/lib/events/transact";
import { queueMessage } from "@/lib/outbox/queue-message";
import { cancelPendingDeliveries } from "./cancel-pending-deliveries";
import { CLOSED_CIRCUIT } from "./circuit";
import { emitEndpointNotice } from "./emit-endpoint-notice";
import type { WebhookEndpointRow } from "./queries";
import { writeWebhookEndpoint } from "./write-webhook-endpoint";

/**
 * Turns an endpoint off because it said that it is gone (410), and never silently: the reason and the time stay with it, the
 * log and the merchant's other endpoints are told, and so is the merchant by email. What was still to be sent to it is
 * canceled. Its lock must be held already.
 */
export async function disableEndpoint(ctx: TransactionContext, endpoint: WebhookEndpointRow): Promise<void> {
  if (endpoint.status === "disabled") return;
  const now = ctx.wallClock.now();
  await cancelPendingDeliveries(ctx.tx, endpoint.id, now);
  const disabled = await writeWebhookEndpoint(ctx.tx, endpoint.id, {
    status: "disabled",
    disabledReason: `The endpoint answered 410 Gone at ${now.toISOString()}.`,
    disabledAt: now,
    ...CLOSED_CIRCUIT,
  });
  await emitEndpointNotice(ctx, "webhook_endpoint.disabled", disabled);
  await tellMerchant(ctx, disabled);
}

async function tellMerchant(ctx: TransactionContext, { id, merchantId, livemode }: WebhookEndpointRow) {
  const [merchant] = await ctx.tx
    .select({ supportEmail: merchantSettings.supportEmail })
    .from(merchantSettings)
    .where(and(eq(merchantSettings.merchantId, merchantId), eq(merchantSettings.livemode, livemode)));
  await queueMessage(ctx, {
    scope: { merchantId, livemode },
    channel: "email",
    kind: "webhook_endpoint_disabled",
    recipient: must(merchant, "the merchant").supportEmail,
    locale: "en",
    objectId: id,
  });
}

import { notFound } from "@/lib/core/errors";
import { readRoute } from "@/lib/http/merchant-route";
import { findScopedWebhookDelivery } from "@/lib/webhooks/delivery-queries";
import { presentWebhookDelivery } from "@/lib/webhooks/present-webhook-delivery";

export const GET = readRoute({}, async ({ ctx, scope, params }) => {
  const delivery = await findScopedWebhookDelivery(ctx.db, scope, params.id ?? "");
  if (!delivery) throw notFound("webhook delivery");
  return { status: 200, body: presentWebhookDelivery(delivery) };
});

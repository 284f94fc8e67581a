import { noFieldsSchema } from "@/lib/contracts/no-fields";
import { must } from "@/lib/core/invariant";
import { writeRoute } from "@/lib/http/merchant-route";
import { findScopedWebhookDelivery } from "@/lib/webhooks/delivery-queries";
import { presentWebhookDelivery } from "@/lib/webhooks/present-webhook-delivery";
import { redeliverWebhook } from "@/lib/webhooks/redeliver-webhook";

export const POST = writeRoute(noFieldsSchema, async ({ ctx, scope, params }) => {
  const { id } = await redeliverWebhook(ctx, scope, params.id ?? "");
  const delivery = must(await findScopedWebhookDelivery(ctx.tx, scope, id), "the delivery");
  return { status: 200, body: presentWebhookDelivery(delivery) };
});

import { noFieldsSchema } from "@/lib/contracts/no-fields";
import { stepsRoute } from "@/lib/http/merchant-route";
import { presentWebhookDelivery } from "@/lib/webhooks/present-webhook-delivery";
import { sendTestEvent } from "@/lib/webhooks/send-test-event";

export const POST = stepsRoute(noFieldsSchema, async ({ ctx, scope, params }) => ({
  status: 200,
  body: presentWebhookDelivery(await sendTestEvent(ctx, scope, params.id ?? "")),
}));

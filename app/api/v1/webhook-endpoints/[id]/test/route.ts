import { noFieldsSchema } from "@/lib/contracts/no-fields";
import { stepsRoute } from "@/lib/http/merchant-route";
import { presentWebhookDelivery } from "@/lib/webhooks/present-webhook-delivery";
import { findTestDelivery, sendTestEvent } from "@/lib/webhooks/send-test-event";

export const POST = stepsRoute(
  noFieldsSchema,
  async ({ ctx, scope, params, bind }) => ({
    status: 200,
    body: presentWebhookDelivery(await sendTestEvent(ctx, scope, params.id ?? "", bind)),
  }),
  async ({ ctx, scope, params }, eventId) => {
    const delivery = await findTestDelivery(ctx, scope, params.id ?? "", eventId);
    return { isSettled: true, answer: { status: 200, body: presentWebhookDelivery(delivery) } };
  },
);

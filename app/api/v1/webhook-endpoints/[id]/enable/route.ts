import { noFieldsSchema } from "@/lib/contracts/no-fields";
import { writeRoute } from "@/lib/http/merchant-route";
import { enableWebhookEndpoint } from "@/lib/webhooks/enable-webhook-endpoint";
import { presentWebhookEndpoint } from "@/lib/webhooks/present-webhook-endpoint";

export const POST = writeRoute(noFieldsSchema, async ({ ctx, scope, params }) => ({
  status: 200,
  body: presentWebhookEndpoint(ctx, await enableWebhookEndpoint(ctx, scope, params.id ?? "")),
}));

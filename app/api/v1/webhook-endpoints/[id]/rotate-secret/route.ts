import { rotateWebhookSecretSchema } from "@/lib/contracts/webhook-endpoint-request";
import { writeRoute } from "@/lib/http/merchant-route";
import { presentCreatedWebhookEndpoint } from "@/lib/webhooks/present-webhook-endpoint";
import { rotateWebhookSecret } from "@/lib/webhooks/rotate-webhook-secret";

export const POST = writeRoute(rotateWebhookSecretSchema, async ({ ctx, scope, input, params }) => ({
  status: 200,
  body: presentCreatedWebhookEndpoint(ctx, await rotateWebhookSecret(ctx, scope, params.id ?? "", input)),
}));

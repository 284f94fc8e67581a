import { noFieldsSchema } from "@/lib/contracts/no-fields";
import { updateWebhookEndpointSchema } from "@/lib/contracts/webhook-endpoint-request";
import { notFound } from "@/lib/core/errors";
import { readRoute, writeRoute } from "@/lib/http/merchant-route";
import { deleteWebhookEndpoint } from "@/lib/webhooks/delete-webhook-endpoint";
import { presentWebhookEndpoint } from "@/lib/webhooks/present-webhook-endpoint";
import { findScopedWebhookEndpoint } from "@/lib/webhooks/queries";
import { updateWebhookEndpoint } from "@/lib/webhooks/update-webhook-endpoint";

export const GET = readRoute({}, async ({ ctx, scope, params }) => {
  const endpoint = await findScopedWebhookEndpoint(ctx.db, scope, params.id ?? "");
  if (!endpoint) throw notFound("webhook endpoint");
  return { status: 200, body: presentWebhookEndpoint(ctx, endpoint) };
});

export const POST = writeRoute(updateWebhookEndpointSchema, async ({ ctx, scope, input, params }) => ({
  status: 200,
  body: presentWebhookEndpoint(ctx, await updateWebhookEndpoint(ctx, scope, params.id ?? "", input)),
}));

export const DELETE = writeRoute(noFieldsSchema, async ({ ctx, scope, params }) => {
  const id = params.id ?? "";
  await deleteWebhookEndpoint(ctx, scope, id);
  return { status: 200, body: { id, object: "webhook_endpoint", deleted: true } };
});

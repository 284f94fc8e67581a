import { createWebhookEndpointSchema } from "@/lib/contracts/webhook-endpoint-request";
import { readRoute, writeRoute } from "@/lib/http/merchant-route";
import { createWebhookEndpoint } from "@/lib/webhooks/create-webhook-endpoint";
import {
  presentCreatedWebhookEndpoint,
  presentWebhookEndpoint,
} from "@/lib/webhooks/present-webhook-endpoint";
import { listWebhookEndpoints } from "@/lib/webhooks/queries";

export const POST = writeRoute(createWebhookEndpointSchema, async ({ ctx, scope, input }) => ({
  status: 201,
  body: presentCreatedWebhookEndpoint(ctx, await createWebhookEndpoint(ctx, scope, input)),
}));

export const GET = readRoute({}, async ({ ctx, scope }) => {
  const endpoints = await listWebhookEndpoints(ctx.db, scope);
  const data = endpoints.map((endpoint) => presentWebhookEndpoint(ctx, endpoint));
  return { status: 200, body: { object: "list", data, has_more: false, next_cursor: null } };
});

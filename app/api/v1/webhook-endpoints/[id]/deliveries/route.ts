import { deliveriesQuery } from "@/lib/contracts/list-queries";
import { notFound } from "@/lib/core/errors";
import { readRoute } from "@/lib/http/merchant-route";
import { idBehind } from "@/lib/http/page-of";
import { readQuery } from "@/lib/http/read-query";
import { listEndpointDeliveries } from "@/lib/webhooks/delivery-queries";
import { presentWebhookDelivery } from "@/lib/webhooks/present-webhook-delivery";
import { findScopedWebhookEndpoint } from "@/lib/webhooks/queries";

export const GET = readRoute({}, async ({ ctx, scope, params, url }) => {
  const query = readQuery(deliveriesQuery, url);
  const endpoint = await findScopedWebhookEndpoint(ctx.db, scope, params.id ?? "");
  if (!endpoint) throw notFound("webhook endpoint");
  const cursor = idBehind(query.cursor) ?? undefined;
  const { deliveries, nextCursor } = await listEndpointDeliveries(ctx.db, endpoint.id, {
    limit: query.limit,
    cursor,
    status: query.status,
  });
  const body = {
    object: "list",
    data: deliveries.map(presentWebhookDelivery),
    has_more: nextCursor !== null,
    next_cursor: nextCursor && Buffer.from(nextCursor).toString("base64url"),
  };
  return { status: 200, body };
});

import type { Scope } from "@/db/context";
import type { WentLiveObject } from "@/lib/contracts/live-mode";
import type { CreateWebhookEndpointRequest } from "@/lib/contracts/webhook-endpoint-request";
import type { TransactionContext } from "@/lib/events/transact";
import { createWebhookEndpoint } from "@/lib/webhooks/create-webhook-endpoint";
import { couldBeLive } from "@/lib/webhooks/find-answering-endpoint";
import { listWebhookEndpoints, type WebhookEndpointRow } from "@/lib/webhooks/queries";

type Reopened = Pick<WentLiveObject, "webhook_endpoints" | "left_behind">;

/**
 * Opens test mode's endpoints anew in live mode, with ids and secrets of their own. One that was disabled and one that leads
 * to this machine stay behind.
 */
export async function reopenEndpoints(ctx: TransactionContext, test: Scope, live: Scope): Promise<Reopened> {
  const reopened: Reopened = { webhook_endpoints: [], left_behind: [] };
  for (const before of await listWebhookEndpoints(ctx.tx, test)) {
    if (couldBeLive(before)) {
      const { endpoint, secret } = await createWebhookEndpoint(ctx, live, requestOf(before));
      reopened.webhook_endpoints.push({ id: endpoint.id, url: endpoint.url, secret });
    } else {
      const reason =
        before.status === "disabled" ? "It is disabled in test mode." : "Its address is not a public one.";
      reopened.left_behind.push({ what: "webhook_endpoint", address: before.url, reason });
    }
  }
  return reopened;
}

function requestOf(before: WebhookEndpointRow): CreateWebhookEndpointRequest {
  return {
    url: before.url,
    event_types: before.eventTypes ?? "all",
    signatures: before.signingSeedEncrypted === null ? ["v1"] : ["v1", "v1a"],
    retry_window_hours: before.retryWindowHours,
    ...(before.description === null ? {} : { description: before.description }),
    ...(before.retryScheduleSeconds === null ? {} : { retry_schedule_seconds: before.retryScheduleSeconds }),
  };
}

import type { Scope } from "@/db/context";
import type { UpdateWebhookEndpointRequest } from "@/lib/contracts/webhook-endpoint-request";
import { takePositions } from "@/lib/events/take-positions";
import type { TransactionContext } from "@/lib/events/transact";
import { WORK_IS_DUE } from "@/lib/events/wake-channel";
import { checkEndpointUrl } from "./check-endpoint-url";
import { CLOSED_CIRCUIT } from "./circuit";
import { lockScopedWebhookEndpoint, type WebhookEndpointRow } from "./queries";
import { typesOf } from "./types-of";
import { writeWebhookEndpoint } from "./write-webhook-endpoint";

/**
 * Changes an endpoint in the caller's transaction; what the request leaves out stays. Event types hold for events from now
 * on, the retry window and schedule for every attempt from now on, also of what is waiting. Another URL is judged as on
 * creation (422) and closes the circuit: the failures were another server's.
 */
export async function updateWebhookEndpoint(
  ctx: TransactionContext,
  scope: Scope,
  id: string,
  request: UpdateWebhookEndpointRequest,
): Promise<WebhookEndpointRow> {
  const before = await lockScopedWebhookEndpoint(ctx.tx, scope, id);
  const isMoved = request.url !== undefined && request.url !== before.url;
  if (request.url !== undefined) checkEndpointUrl(ctx, scope, request.url);
  if (isMoved) ctx.facts.wakes.add(WORK_IS_DUE);
  const updated = await writeWebhookEndpoint(ctx.tx, id, {
    ...(isMoved ? { url: request.url, urlSince: ctx.wallClock.now(), ...CLOSED_CIRCUIT } : {}),
    eventTypes: request.event_types === undefined ? before.eventTypes : typesOf(request.event_types),
    description: request.description === undefined ? before.description : request.description,
    retryWindowHours: request.retry_window_hours ?? before.retryWindowHours,
    retryScheduleSeconds:
      request.retry_schedule_seconds === undefined
        ? before.retryScheduleSeconds
        : request.retry_schedule_seconds,
  });
  if (request.event_types !== undefined) await takePositions(ctx.tx, scope, 0);
  return updated;
}

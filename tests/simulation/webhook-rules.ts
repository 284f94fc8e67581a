import { DEFAULT_RETRY_WINDOW_HOURS } from "@/lib/contracts/limits";
import { HOUR_MS } from "@/lib/core/clock";
import type { Ledger } from "../support/invariants/read-ledger";
import type { Traces } from "./check-histories";
import type { History } from "./history";

const WINDOW_MS = DEFAULT_RETRY_WINDOW_HOURS * HOUR_MS;

/**
 * What a merchant's endpoint must have heard of a history that has come to rest: every event, each of an object in its
 * order, or a delivery that is visibly exhausted after the whole of its window.
 */
export function webhookRules({ scope, webhooks }: History, ledger: Ledger, traces: Traces): string[] {
  const isOwn = ({ merchantId }: { merchantId: string }) => merchantId === scope.merchantId;
  if (!traces.endpoints.some(isOwn)) return [];
  const deliveries = traces.deliveries.filter(isOwn);
  const events = ledger.history.map(({ event }) => event);
  const heard = new Set(webhooks);
  return [
    ...events
      .filter(({ id }) => deliveries.filter(({ eventId }) => eventId === id).length !== 1)
      .map(({ id }) => `${id} does not have one delivery`),
    ...deliveries
      .filter(({ status, eventId }) => status === "delivered" && !heard.has(eventId))
      .map(({ eventId }) => `${eventId} counts as delivered and never came`),
    ...deliveries
      .filter(({ status, firstDueAt, finishedAt }) =>
        status === "exhausted"
          ? (finishedAt?.getTime() ?? 0) - firstDueAt.getTime() < WINDOW_MS
          : status !== "delivered",
      )
      .map(({ eventId, status }) => `the webhook ${eventId} is ${status}`),
    ...outOfOrder(webhooks, events),
  ];
}

/** An event may come again, but never for the first time after a later one of its object. */
function outOfOrder(webhooks: readonly string[], events: Ledger["history"][number]["event"][]): string[] {
  const known = new Map(events.map((event) => [event.id, event]));
  const latest = new Map<string, number>();
  return [...new Set(webhooks)].flatMap((id) => {
    const event = known.get(id);
    if (!event) return [`the webhook ${id} tells of no event`];
    const isLate = event.sequence < (latest.get(event.objectId) ?? 0);
    latest.set(event.objectId, Math.max(event.sequence, latest.get(event.objectId) ?? 0));
    return isLate ? [`the webhook ${id} came after a later one about ${event.objectId}`] : [];
  });
}

import type { ClientEvent, ClientEventType } from "@/lib/contracts/client-events";

/** Something to tell the parent page once per page load; `key` tells one state from the next. */
export type StateEvent = { key: string; type: ClientEventType; data: Record<string, unknown> };

/** Kept outside components: a state is told once per page load, however often the page renders. */
const told = new Set<string>();

export function tellParentOnce(parent: ParentPage, { key, type, data }: StateEvent): void {
  if (told.has(key)) return;
  told.add(key);
  tellParent(parent, type, data);
}

/** The event of a payment's state, under the key that every part of the page gives it. */
export function paymentEvent(
  paymentId: string,
  type: ClientEventType,
  data: Record<string, unknown> = {},
): StateEvent {
  return { key: `${paymentId}.${type}`, type, data: { payment_id: paymentId, ...data } };
}

/** The page that holds the frame, if there is one. */
export type ParentPage = { isEmbedded: boolean; embedOrigin: string | null; sessionId: string };

/** Tells the page around the frame, and only that origin. Does nothing on a page that stands alone. */
export function tellParent(
  parent: ParentPage,
  type: ClientEventType,
  data: Record<string, unknown> = {},
): void {
  if (!parent.isEmbedded || !parent.embedOrigin || window.parent === window) return;
  const event: ClientEvent = { source: "opentill", version: 1, type, session_id: parent.sessionId, data };
  window.parent.postMessage(event, parent.embedOrigin);
}

import type { ClientEvent, ClientEventType } from "@/lib/contracts/client-events";

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

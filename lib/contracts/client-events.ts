/**
 * What the framed page says to the page around it, by `postMessage`, and only to the origin stored on the session.
 * None of it is proof: deliver on the webhook.
 */
export const CLIENT_EVENT_TYPES = [
  "ready",
  "resize",
  "order.created",
  "payment.processing",
  "payment.requires_action",
  "payment.authorized",
  "payment.succeeded",
  "payment.failed",
  "redirect",
  "close",
  "error",
] as const;
export type ClientEventType = (typeof CLIENT_EVENT_TYPES)[number];

export type ClientEvent = {
  source: "opentill";
  version: 1;
  type: ClientEventType;
  session_id: string;
  data: Record<string, unknown>;
};

import type { ClientEventType } from "@/lib/contracts/client-events";

/** When each is said, and the fields of its `data`. */
export const CLIENT_EVENT_DESCRIPTIONS: Record<ClientEventType, { when: string; data: readonly string[] }> = {
  ready: { when: "A page in the frame has been shown.", data: [] },
  resize: { when: "The page's height has changed; it is in CSS pixels.", data: ["height"] },
  "order.created": { when: "The order was placed.", data: ["order_id"] },
  "payment.processing": {
    when: "The provider's answer is awaited, also where the payment is being ended.",
    data: ["payment_id"],
  },
  "payment.requires_action": { when: "The customer must act at the bank.", data: ["payment_id"] },
  "payment.authorized": { when: "The money is held.", data: ["payment_id", "result"] },
  "payment.succeeded": { when: "The money was captured.", data: ["payment_id", "result"] },
  "payment.failed": { when: "The payment failed or was canceled.", data: ["payment_id", "reason"] },
  redirect: {
    when: "The customer follows a link to the bank that opens in a window of its own.",
    data: ["url", "target"],
  },
  close: { when: "The customer closed the page.", data: [] },
  error: {
    when: "The page could not reach the server (`unreachable`), or there is no page in the frame (`frame_refused`, `frame_silent`).",
    data: ["code"],
  },
};

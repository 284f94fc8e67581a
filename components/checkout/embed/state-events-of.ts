import type { ClientEventType } from "@/lib/contracts/client-events";
import type { OrderPageModel } from "@/lib/contracts/page-models";
import { paymentEvent, type StateEvent } from "./tell-parent";

/** What the state of an order's newest payment means to the page around the frame. Never earlier than it is true. */
export function stateEventsOf(model: OrderPageModel): StateEvent[] {
  const { payment, result } = model;
  if (!payment) return [];
  const event = (type: ClientEventType, data?: Record<string, unknown>) => [
    paymentEvent(payment.id, type, data),
  ];
  switch (payment.status) {
    case "processing":
    case "capturing":
    case "voiding":
      return event("payment.processing");
    case "requires_action":
      return event("payment.requires_action");
    case "authorized":
      return result ? event("payment.authorized", { result: result.token }) : [];
    case "succeeded":
      return result ? event("payment.succeeded", { result: result.token }) : [];
    case "failed":
    case "canceled":
      return event("payment.failed", { reason: payment.reason });
    case "created":
    case "awaiting_funds":
      return [];
  }
}

/** A cart with an expiry and a URL. `open` becomes exactly one of the others and stays it. */
export const SESSION_STATUSES = ["open", "completed", "expired", "canceled"] as const;
export type SessionStatus = (typeof SESSION_STATUSES)[number];

/** What is owed. `deleted` and `canceled` end an unpaid order; a reason is always kept. */
export const ORDER_STATUSES = [
  "unpaid",
  "paid",
  "partially_refunded",
  "refunded",
  "canceled",
  "deleted",
] as const;
export type OrderStatus = (typeof ORDER_STATUSES)[number];

/** What has been handed over. */
export const DELIVERY_STATUSES = ["not_delivered", "partially_delivered", "delivered"] as const;
export type DeliveryStatus = (typeof DELIVERY_STATUSES)[number];

/** Ended by a command or a deadline: the customer, the merchant or the clock acts on these. */
export const RESTING_PAYMENT_STATUSES = [
  "created",
  "requires_action",
  "awaiting_funds",
  "authorized",
] as const;
/** Ended only by what the provider says: a command has to wait. */
export const IN_FLIGHT_PAYMENT_STATUSES = ["processing", "capturing", "voiding"] as const;
/** Ended. Nobody changes them. */
export const FINAL_PAYMENT_STATUSES = ["succeeded", "failed", "canceled"] as const;

export const LIVE_PAYMENT_STATUSES = [...RESTING_PAYMENT_STATUSES, ...IN_FLIGHT_PAYMENT_STATUSES] as const;
export const PAYMENT_STATUSES = [...LIVE_PAYMENT_STATUSES, ...FINAL_PAYMENT_STATUSES] as const;
export type PaymentStatus = (typeof PAYMENT_STATUSES)[number];
export type LivePaymentStatus = (typeof LIVE_PAYMENT_STATUSES)[number];

export const REFUND_STATUSES = ["pending", "processing", "requires_action", "succeeded", "failed"] as const;
export type RefundStatus = (typeof REFUND_STATUSES)[number];

/** Somebody asked for money back: the merchant accepts or refuses. */
export const REFUND_REQUEST_STATUSES = ["pending", "accepted", "refused"] as const;
export type RefundRequestStatus = (typeof REFUND_REQUEST_STATUSES)[number];

/** One event for one endpoint. `exhausted`: given up after the retry window; `canceled`: the endpoint hears no more. */
export const WEBHOOK_DELIVERY_STATUSES = ["pending", "delivered", "exhausted", "canceled"] as const;
export type WebhookDeliveryStatus = (typeof WEBHOOK_DELIVERY_STATUSES)[number];

/** What a merchant can have go wrong with its next payment in test mode. */
export const TEST_FAULTS = ["decline", "time_out", "answer_late", "report_twice"] as const;
export type TestFault = (typeof TEST_FAULTS)[number];

/** Why a payment failed or was canceled. */
export const PAYMENT_REASONS = [
  "declined",
  "insufficient_funds",
  "expired_card",
  "incorrect_cvc",
  "authentication_failed",
  "customer_declined",
  "action_timeout",
  "approval_timeout",
  "confirmation_timeout",
  "merchant_canceled",
  "superseded",
  "order_canceled",
  "order_deleted",
  "provider_error",
  "provider_canceled",
] as const;
export type PaymentReason = (typeof PAYMENT_REASONS)[number];

/** The merchant's last word after the customer has authorized: see `docs/guides/manual-confirmation.md`. */
export const CONFIRMATION_MODES = ["automatic", "manual", "callback"] as const;
export type ConfirmationMode = (typeof CONFIRMATION_MODES)[number];

export const UI_MODES = ["hosted", "embedded", "headless"] as const;
export type UiMode = (typeof UI_MODES)[number];

export function isLivePayment(status: PaymentStatus): boolean {
  return (LIVE_PAYMENT_STATUSES as readonly string[]).includes(status);
}

export function isInFlightPayment(status: PaymentStatus): boolean {
  return (IN_FLIGHT_PAYMENT_STATUSES as readonly string[]).includes(status);
}

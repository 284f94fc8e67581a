/** How a person is told. */
export const MESSAGE_CHANNELS = ["email", "sms", "push"] as const;
export type MessageChannel = (typeof MESSAGE_CHANNELS)[number];

/** What a person is told; `object_id` of the message is the id named here. */
export const MESSAGE_KINDS = [
  /** To the merchant: an authorized payment is about to lapse (payment). */
  "confirmation_expiring",
  /** To the customer's phone: somebody asks you to approve a payment (payment). */
  "approval_requested",
  /** To the merchant: an endpoint was disabled and hears nothing any more (webhook endpoint). */
  "webhook_endpoint_disabled",
  /** To the customer: the order is still unpaid (order). */
  "order_reminder",
  /** To the customer: how to make the transfer that the order waits for (payment). */
  "transfer_instructions",
  /** To the customer: the order is paid; the receipt (order). */
  "order_paid",
  /** To the customer: money was given back (refund). */
  "refund_succeeded",
  /** To the customer: the request for a refund was refused, and why (refund request). */
  "refund_request_refused",
  /** To somebody of a merchant's people: the link that signs in (sign-in link). */
  "sign_in",
] as const;
/** What a merchant can have Opentill write to its customers of its own accord. */
export const CUSTOMER_EMAILS = [
  "transfer_instructions",
  "order_paid",
  "refund_succeeded",
  "refund_request_refused",
] as const satisfies readonly (typeof MESSAGE_KINDS)[number][];
export type CustomerEmail = (typeof CUSTOMER_EMAILS)[number];

export type MessageKind = (typeof MESSAGE_KINDS)[number];

export const MESSAGE_STATUSES = ["pending", "sent", "kept", "failed"] as const;
export type MessageStatus = (typeof MESSAGE_STATUSES)[number];

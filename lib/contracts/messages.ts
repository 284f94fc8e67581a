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
] as const;
export type MessageKind = (typeof MESSAGE_KINDS)[number];

export const MESSAGE_STATUSES = ["pending", "sent", "kept", "failed"] as const;
export type MessageStatus = (typeof MESSAGE_STATUSES)[number];

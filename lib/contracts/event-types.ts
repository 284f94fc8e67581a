/** Facts about a change of status: each is the only event of exactly one transition. */
export const TRANSITION_EVENT_TYPES = [
  "checkout.session.created",
  "checkout.session.completed",
  "checkout.session.expired",
  "checkout.session.canceled",
  "order.created",
  "order.paid",
  "order.partially_refunded",
  "order.refunded",
  "order.canceled",
  "order.deleted",
  "payment.created",
  "payment.processing",
  "payment.requires_action",
  "payment.awaiting_funds",
  "payment.authorized",
  "payment.capturing",
  "payment.voiding",
  "payment.succeeded",
  "payment.failed",
  "payment.canceled",
  "refund.created",
  "refund.processing",
  "refund.requires_action",
  "refund.succeeded",
  "refund.failed",
  "refund_request.created",
  "refund_request.accepted",
  "refund_request.refused",
] as const;

/** Facts that change no status: something the merchant should do or know. */
export const NOTICE_EVENT_TYPES = [
  "bank_entry.matched",
  "bank_entry.unmatched",
  "link.created",
  "link.updated",
  "link.archived",
  "link.restored",
  "order.reminder_sent",
  "payment.ready_to_confirm",
  "payment.confirmation_expiring",
  "payment.unexpected_report",
  "product.created",
  "product.updated",
  "product.archived",
  "product.restored",
  "api_key.created",
  "api_key.updated",
  "api_key.rolled",
  "api_key.revoked",
  "merchant.live",
  "merchant.updated",
  "product_import.completed",
  "merchant.suspended",
  "merchant.resumed",
  "webhook_endpoint.disabled",
  "webhook_endpoint.test",
] as const;

export const EVENT_TYPES = [...TRANSITION_EVENT_TYPES, ...NOTICE_EVENT_TYPES] as const;
export type EventType = (typeof EVENT_TYPES)[number];

/** The date of the contract's shape. Fields are added under the same date; anything else makes a new one. */
export const API_VERSION = "2026-11-21";

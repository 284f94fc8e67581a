import type { EventType } from "@/lib/contracts/event-types";

/** A sentence for each type of event: a new type cannot be added without one. */
export const EVENT_DESCRIPTIONS: Record<EventType, string> = {
  "checkout.session.created": "A checkout session was opened, by the API or by a checkout link.",
  "checkout.session.completed": "Continue was pressed and the session's order was placed.",
  "checkout.session.expired":
    "The session ended without an order, at its `expires_at` or because the merchant expired it.",
  "checkout.session.canceled": "The merchant called the session off.",
  "order.created": "An order was placed; it is owed and unpaid.",
  "order.paid": "The order's whole total was captured: deliver now.",
  "order.partially_refunded": "Part of what was paid went back; each further part is another such event.",
  "order.refunded": "Everything that was paid went back.",
  "order.canceled": "The merchant canceled an unpaid order; `reason` says why.",
  "order.deleted": "The order stayed unpaid for 90 days and was deleted.",
  "payment.created": "An attempt to pay an order began.",
  "payment.processing": "The provider is being told of the payment; its answer decides what comes next.",
  "payment.requires_action": "The customer must act at the bank by `act_by`.",
  "payment.awaiting_funds": "The customer has instructions, and the money is awaited.",
  "payment.authorized": "The money is held and not yet taken.",
  "payment.capturing": "The provider is being asked to take the held money.",
  "payment.voiding": "The provider is being asked to end the payment; its answer decides how it ended.",
  "payment.succeeded": "The money was captured.",
  "payment.failed":
    "The payment ended without money; `reason` says why, and the order can be paid by another.",
  "payment.canceled": "The payment was given up, or its hold was released; `reason` says why.",
  "payment.ready_to_confirm":
    "The money is held and the merchant must confirm by `confirm_by`, or it is given back. Beside the payment it has `order_number`, `client_reference_id` and the whole `checkout_session`.",
  "payment.unexpected_report":
    "The provider told of money that the payment could not take; `answer` says whether it is refunded, released or left to a person.",
  "refund_request.created": "Somebody asked for money back; accept or refuse it.",
  "refund_request.accepted": "The request was accepted and its refund begun.",
  "refund_request.refused": "The request was refused; `answer` says why.",
  "order.reminder_sent": "The customer of an unpaid order was reminded by email.",
  "payment.confirmation_expiring":
    "Half, four fifths or nineteen twentieths of the time to confirm are over; at `confirm_by` the hold is given back. It has what `payment.ready_to_confirm` has, and `percent_elapsed`: 50, 80 or 95.",
  "product.created": "A product was created.",
  "product.updated": "A product or its prices were changed; what an order was placed at stays.",
  "product.archived": "A product was archived: no new session sells it.",
  "product.restored": "An archived product is sold again.",
  "api_key.created": "An API key was made; the key itself is told to nobody but its maker.",
  "api_key.updated": "An API key was given another name, or has lost scopes.",
  "api_key.rolled":
    "An API key was replaced: `replaced_by` names the new one, `expires_at` is the end of the old one.",
  "api_key.revoked": "An API key was revoked and opens nothing any more.",
  "merchant.live":
    "The merchant takes real money from now on: the first event of live mode, with its settings there.",
  "merchant.updated": "Settings of this mode were changed; `changed` names the fields.",
  "product_import.completed":
    "A file of products was imported. Its products have no events of their own: read again what you keep of them.",
  "merchant.suspended":
    "The operator of the server has suspended you; `suspension_reason` says why. Nothing can be sold; what is under way is finished. Told in the logs of both modes.",
  "merchant.resumed": "The suspension is over, and you may sell again. Told in the logs of both modes.",
  "webhook_endpoint.disabled":
    "An endpoint was disabled and is sent nothing any more; `disabled_reason` says why.",
  "webhook_endpoint.test": "A test event that was asked for; it goes to that one endpoint.",
  "bank_entry.matched": "A transfer on a bank statement has paid an order.",
  "bank_entry.unmatched": "Money stands on a bank statement that has paid no order; `reason` says why.",
  "link.created": "A checkout link was made.",
  "link.updated": "A checkout link was changed; it is told as it is now.",
  "link.archived": "A checkout link was archived: its address says that it is no longer in use.",
  "link.restored": "An archived checkout link was put back into use.",
  "refund.created":
    "A refund was begun: by the merchant, by an accepted request, or of money that was captured after its payment had ended.",
  "refund.processing": "The provider is being asked to send the money back.",
  "refund.requires_action":
    "The method cannot send money back: pay the customer from your own account, then mark the refund as paid.",
  "refund.succeeded": "The money was sent back, by the provider or by you.",
  "refund.failed": "The money was not sent back; `message` says why, and the amount can be refunded again.",
};

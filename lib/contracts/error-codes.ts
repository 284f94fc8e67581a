/** Every `code` that a problem can carry: its title, and what to do. The page behind a problem's `type` is made of these. */
export const ERROR_CODES = {
  malformed_json: ["Malformed JSON", "The body is not JSON. Send one JSON object in UTF-8."],
  unstorable_text: [
    "Unstorable text",
    "A text holds a NUL character or half of a surrogate pair. Take it out.",
  ],
  unauthorized: [
    "No valid API key",
    "Send `Authorization: Bearer sk_…` with a key that is neither revoked nor expired.",
  ],
  forbidden: [
    "The key may not do this",
    "A restricted key lacks the scope that `detail` names; a publishable one may only read what a browser may know. Use another key.",
  ],
  not_found: ["Not found", "There is no such object among those of this key's merchant and mode."],
  merchant_suspended: [
    "Merchant suspended",
    "The operator of the server has suspended the merchant: nothing can be sold. Reads, refunds and what ends something work as before.",
  ],
  merchant_not_live: [
    "Merchant not live",
    "The merchant has test mode alone. Live keys exist once it has gone live.",
  ],
  operator_api_off: [
    "No operator's API here",
    "This server has no operator key. Whoever runs it sets `OPENTILL_OPERATOR_KEY` and starts it again.",
  ],
  method_not_allowed: ["Method not allowed", "Use one of the methods named in the `Allow` header."],
  idempotency_key_reused: [
    "Idempotency key reused",
    "The key was used for another request. Use a new key for each new request, and the same one to repeat it.",
  ],
  idempotency_key_invalid: ["Idempotency key invalid", "A key has 1 to 255 printable ASCII characters."],
  cart_changed: [
    "Cart changed",
    "The press changed a quantity. Show the customer the new total, then let them press again.",
  ],
  session_completed: ["Already ordered", "The session's order has been placed. Read the session to find it."],
  session_not_open: ["Session not open", "The session has ended in another way; it cannot be ended again."],
  session_expired: [
    "Session expired",
    "Create a new session. A session lives 24 hours unless `expires_at` says otherwise.",
  ],
  session_canceled: ["Session canceled", "The merchant has canceled the session. Create a new one."],
  link_used_up: [
    "Link used up",
    "As many orders as the session’s link allows are placed already. Nothing was ordered; a place is free again where one of them is canceled or deleted unpaid.",
  ],
  order_not_payable: ["Order not payable", "The order is paid or over. Read it to see its status."],
  order_not_awaiting_funds: [
    "No funds awaited",
    "Only an order whose payment is `awaiting_funds` can be marked as paid.",
  ],
  order_paid_otherwise: [
    "Paid by another payment",
    "The order was paid by another method. If a transfer has arrived as well, it has come on top: give it back to the customer.",
  ],
  statement_unreadable: [
    "Statement unreadable",
    "The file is no CAMT.052, .053, .054, MT940 or MT942, or it is broken where `detail` says. Nothing of it was kept. Ask the bank for it again.",
  ],
  bank_entry_not_matchable: [
    "Bank entry not matchable",
    "The entry is no money for that order: `detail` says why. Read both again.",
  ],
  order_not_cancelable: [
    "Order not cancelable",
    "Only an unpaid order can be canceled. Refund one that is paid.",
  ],
  order_not_refundable: [
    "Order not refundable",
    "Nothing was captured, or less is left than is to be refunded. Read the order and its refunds.",
  ],
  payment_not_refundable: [
    "Payment not refundable",
    "Money cannot be sent back by this payment method. Refund the customer by other means.",
  ],
  refund_not_awaiting_payment: [
    "No payment by hand awaited",
    "Only a refund that is `requires_action` can be marked as paid or canceled; the others are the provider's.",
  ],
  refund_request_pending: [
    "Refund request pending",
    "The order has a refund request that awaits an answer. Accept or refuse it first.",
  ],
  refund_request_answered: ["Refund request answered", "The request was answered otherwise. Read it again."],
  payment_in_progress: [
    "Payment in progress",
    "Another payment of the order is under way. Read the order, then decide.",
  ],
  payment_not_confirmable: ["Payment not confirmable", "Only an `authorized` payment can be confirmed."],
  payment_not_cancelable: [
    "Payment not cancelable",
    "The provider's answer is awaited, or the payment has ended. Read it again, and refund it if it succeeded.",
  ],
  approval_expired: [
    "Approval expired",
    "The request on the phone was open for 3 minutes. Ask the phone again with a new payment.",
  ],
  approval_given: [
    "Approval given",
    "The customer has accepted on the phone already. Read the payment to see how it goes on.",
  ],
  approval_rejected: [
    "Approval rejected",
    "The customer has rejected the request on the phone. That is final.",
  ],
  approval_withdrawn: [
    "Approval withdrawn",
    "The request was called off before the customer answered. Nothing was charged.",
  ],
  phone_busy: [
    "Phone busy",
    "5 requests wait on this phone already. Wait until one is answered or its 3 minutes are over.",
  ],
  confirmation_expired: ["Confirmation expired", "`confirm_by` has passed. The hold is being released."],
  last_owner: ["Last owner", "The merchant's last owner has to stay. Make somebody else an owner first."],
  sign_in_link_ended: [
    "Sign-in link ended",
    "The link was used, or its 15 minutes are over. Ask for another.",
  ],
  foreign_form: [
    "Foreign form",
    "A form of the dashboard is taken from the dashboard's own pages alone. Open the page and press there.",
  ],
  api_key_limit_reached: ["Too many API keys", "Revoke one first: 100 per mode may be in use."],
  api_key_ended: ["API key ended", "The key was revoked or has expired. Make a new one."],
  api_key_rolled: ["API key rolled", "The key was rolled already. `replaced_by` names the one to roll next."],
  last_secret_key: [
    "Last secret key",
    "Of a mode's secret keys the one that lasts longest has to stay, so that nobody is locked out. Roll it, or make another that lasts as long first.",
  ],
  endpoint_limit_reached: ["Too many webhook endpoints", "Delete one first: 16 per mode are kept."],
  endpoint_disabled: [
    "Endpoint disabled",
    "The webhook endpoint was disabled. Read it to see why, and enable it again.",
  ],
  endpoint_deleted: ["Endpoint deleted", "The webhook endpoint of this delivery has been deleted."],
  live_mode_not_ready: [
    "Not ready for live mode",
    "`detail` names the open points. `GET /live-mode` says of each what to do; then try again.",
  ],
  already_live: [
    "Already live",
    "The merchant has live mode already, and its first keys were answered then. Whoever has lost them asks the operator for new ones.",
  ],
  test_mode_only: ["Test mode only", "Use a test key: what this does exists in test mode alone."],
  body_too_large: ["Body too large", "A body has at most 256 KiB, a file of products 32 MiB."],
  unsupported_media_type: [
    "Unsupported media type",
    "Send `Content-Type: application/json`, or `text/csv` where a file is sent.",
  ],
  invalid_lines: [
    "Invalid lines",
    "Nothing of the file was imported. `errors` names each wrong cell by `line`, `column` and code; `error_count` says how many there are.",
  ],
  import_in_progress: [
    "Import in progress",
    "Another file of this merchant and mode is being imported. Send this one when that has been answered.",
  ],
  products_changed: [
    "Products changed meanwhile",
    "A product of the file was created by somebody else during the import. Nothing was imported; send the file again.",
  ],
  too_many_imports: [
    "Too many imports",
    "The server is reading as many files as it may. Wait for `Retry-After`, then send it again.",
  ],
  invalid_fields: [
    "Invalid fields",
    "`errors` names every field that was refused, by JSON pointer, code and message.",
  ],
  too_many_streams: [
    "Too many streams",
    "The link, key or address has as many streams open as it may. Close those that nobody listens to.",
  ],
  rate_limited: [
    "Too many requests",
    "Wait for the seconds of `Retry-After`, then go on more slowly. `RateLimit` says how much is left.",
  ],
  malformed_address: [
    "Malformed address",
    "The address has a percent sign that begins no code. Encode it anew.",
  ],
  malformed_request: ["Malformed request", "What was sent is not HTTP/1.1."],
  request_timeout: [
    "Request timeout",
    "The request did not arrive whole in time: its head within 10 seconds, all of it within 30. Send it again.",
  ],
  headers_too_large: ["Headers too large", "The head of a request has at most 16 KiB."],
  unavailable: [
    "Unavailable for now",
    "The server's database can't be reached. Wait for `Retry-After`, then repeat with the same `Idempotency-Key`.",
  ],
  internal_error: [
    "Internal error",
    "Something of ours broke. Repeat the request with the same `Idempotency-Key`.",
  ],
} as const satisfies Record<string, readonly [title: string, advice: string]>;

export type ErrorCode = keyof typeof ERROR_CODES;

export function titleOf(code: string): string {
  return Object.hasOwn(ERROR_CODES, code) ? ERROR_CODES[code as ErrorCode][0] : code;
}

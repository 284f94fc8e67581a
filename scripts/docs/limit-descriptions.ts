import type * as limits from "@/lib/contracts/limits";

export type LimitName = keyof typeof limits;

/** What each limit is of; its unit is the end of its name, or what is counted. A new limit cannot be added without. */
export const LIMIT_DESCRIPTIONS: Record<LimitName, { of: string; unit: string }> = {
  MAX_BODY_BYTES: { of: "Body of a request", unit: "bytes" },
  MAX_ITEMS: { of: "Items in a session", unit: "items" },
  MAX_QUANTITY: { of: "Quantity of an item", unit: "units" },
  MAX_METADATA_KEYS: { of: "Keys in metadata", unit: "keys" },
  MAX_METADATA_KEY_LENGTH: { of: "Length of a metadata key", unit: "characters" },
  MAX_METADATA_VALUE_LENGTH: { of: "Length of a metadata value", unit: "characters" },
  MAX_ATTRIBUTION_KEYS: { of: "Campaign parameters and click ids kept as `attribution`", unit: "values" },
  MAX_ATTRIBUTION_VALUE_LENGTH: { of: "Length of a value in `attribution`", unit: "characters" },
  MAX_URL_LENGTH: { of: "Length of a URL", unit: "characters" },
  MAX_NAME_LENGTH: { of: "Length of a name", unit: "characters" },
  MAX_EMAIL_LENGTH: { of: "Length of an email address", unit: "characters" },
  MAX_REFERENCE_LENGTH: {
    of: "Length of a `client_reference_id` or of a product's `reference`",
    unit: "characters",
  },
  MAX_DESCRIPTION_LENGTH: { of: "Length of a product's description", unit: "characters" },
  MAX_SEARCH_LENGTH: { of: "Length of the words that are searched for", unit: "characters" },
  MAX_REASON_LENGTH: { of: "Length of a reason or an answer in words", unit: "characters" },
  MAX_IDEMPOTENCY_KEY_LENGTH: { of: "Length of an idempotency key", unit: "characters" },
  MAX_FIELD_ERRORS: { of: "Wrong fields named in one answer", unit: "fields" },
  MAX_PAGE_SIZE: { of: "Entries of a list in one answer", unit: "entries" },
  DEFAULT_PAGE_SIZE: { of: "Entries of a list where no `limit` is sent", unit: "entries" },
  MAX_WEBHOOK_ENDPOINTS: { of: "Webhook endpoints of a merchant in one mode", unit: "endpoints" },
  MAX_COUNTED: { of: "What waits, as it is counted for an operator", unit: "rows" },
  SESSION_DEFAULT_LIFETIME_HOURS: { of: "Life of a session where no `expires_at` is sent", unit: "hours" },
  SESSION_MIN_LIFETIME_MINUTES: { of: "Shortest life of a session", unit: "minutes" },
  SESSION_MAX_LIFETIME_DAYS: { of: "Longest life of a session", unit: "days" },
  ACTION_DEADLINE_MINUTES: { of: "Time that the customer has to act at the bank", unit: "minutes" },
  CONFIRMATION_DEADLINE_MINUTES: {
    of: "Time that the merchant has to confirm, unless the merchant's setting or the provider's hold says otherwise",
    unit: "minutes",
  },
  APPROVAL_DEADLINE_MINUTES: { of: "Time that the customer has to approve on the phone", unit: "minutes" },
  MAX_STREAMS_PER_LINK: {
    of: "Streams open at a time for one customer's link, on one web server",
    unit: "streams",
  },
  MAX_STREAMS_PER_KEY: {
    of: "Streams of the log open at a time for one merchant and mode, on one web server",
    unit: "streams",
  },
  MAX_STREAMS_PER_ADDRESS: {
    of: "Streams open at a time from one network address, on one web server",
    unit: "streams",
  },
  STREAM_RETRY_AFTER_SECONDS: { of: "`Retry-After` where too many streams are open", unit: "seconds" },
  UNAVAILABLE_RETRY_AFTER_SECONDS: {
    of: "`Retry-After` of a request that came while the database could not be reached",
    unit: "seconds",
  },
  APPROVAL_POLL_SECONDS: {
    of: "Pace at which a payment that waits for the phone may be read, as `Retry-After` says",
    unit: "seconds",
  },
  MAX_WAITING_APPROVALS: { of: "Requests that wait on one phone at the same time", unit: "requests" },
  MAX_PUSH_SUBSCRIPTIONS: { of: "Browsers of one phone that are notified", unit: "browsers" },
  ORDER_DELETION_DAYS: { of: "Age at which an order that is still unpaid is deleted", unit: "days" },
  MIN_RETRY_WINDOW_HOURS: { of: "Shortest time for which a webhook delivery is retried", unit: "hours" },
  DEFAULT_RETRY_WINDOW_HOURS: {
    of: "Time for which a webhook delivery is retried where the endpoint says nothing else, and the longest",
    unit: "hours",
  },
  MAX_RETRY_WAITS: { of: "Waits in a webhook endpoint's `retry_schedule_seconds`", unit: "waits" },
  MAX_RETRY_WAIT_SECONDS: { of: "Longest wait in `retry_schedule_seconds`", unit: "seconds" },
  DEFAULT_SECRET_OVERLAP_HOURS: {
    of: "Time for which a rotated webhook secret signs beside the new one, where no `overlap_hours` is sent",
    unit: "hours",
  },
  MAX_SECRET_OVERLAP_HOURS: { of: "Longest `overlap_hours`", unit: "hours" },
  MAX_REPLAY_DAYS: { of: "Longest range of events replayed at once", unit: "days" },
  MAX_CLOCK_ADVANCE_DAYS: { of: "Farthest that one request moves the clock of test mode", unit: "days" },
  IDEMPOTENCY_KEY_DAYS: { of: "Time for which an idempotency key is remembered", unit: "days" },
};

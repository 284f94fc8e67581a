/**
 * What a restricted key can be given, with what it lets its holder do. Each operation asks for exactly one of them
 * (`operations/*.ts`); to write does not include to read.
 */
export const SCOPES = {
  "checkout_sessions:read": "Read checkout sessions.",
  "checkout_sessions:write": "Open, change and end checkout sessions, and place their orders.",
  "links:read": "Read checkout links, and draw their QR codes.",
  "links:write": "Make, change, archive and restore checkout links.",
  "orders:read": "Read orders.",
  "orders:write": "Cancel orders, and mark them as paid.",
  "payments:read": "Read payments.",
  "payments:write": "Pay orders; confirm and cancel payments.",
  "payment_methods:read": "Read what a customer would be offered. A publishable key may do this too.",
  "refunds:read": "Read refunds.",
  "refunds:write": "Give money back; answer requests for it.",
  "refund_requests:read": "Read requests for refunds.",
  "refund_requests:write": "Ask for refunds, without the power to accept.",
  "products:read": "Read and search products.",
  "products:write": "Create, change, archive and restore products, and set their prices.",
  "bank_statements:read": "Read the entries of bank statements.",
  "bank_statements:write": "Hand in bank statements, which pays orders, and match entries by hand.",
  "events:read": "Read the log of events, which tells of every object, customers included.",
  "webhook_endpoints:read": "Read webhook endpoints and what was sent to them.",
  "webhook_endpoints:write": "Open, change and delete webhook endpoints, and send events again.",
  "callback_secret:read": "Read what confirmation callbacks are signed with.",
  "api_keys:read": "Read which keys there are.",
  "api_keys:write": "Make, change, roll and revoke keys, none of them stronger than the key itself.",
  "merchant:read": "Read the settings: brand, documents, bank accounts.",
  "merchant:write": "Change the settings, bank accounts included.",
  "live_mode:read": "Read whether the merchant is live, and what it needs to be.",
  "live_mode:write": "Nothing yet: only a secret key goes live.",
  "test_mode:read": "Read test mode's outbox, clock and faults.",
  "test_mode:write": "Move test mode's clock, set faults, answer on phones.",
} as const satisfies Record<`${string}:${"read" | "write"}`, string>;

export type ApiScope = keyof typeof SCOPES;

export const API_SCOPES = Object.keys(SCOPES) as [ApiScope, ...ApiScope[]];

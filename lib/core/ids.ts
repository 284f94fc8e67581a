import { encodeBase32 } from "./base32";
import type { Clock } from "./clock";
import type { Random } from "./random";

/** What an id names; the prefix makes a pasted id recognisable to a person. */
export const ID_PREFIXES = {
  merchant: "mer",
  merchantDocument: "doc",
  apiKey: "key",
  person: "person",
  member: "mem",
  signInLink: "sil",
  dashboardSession: "dses",
  product: "prod",
  price: "price",
  productImport: "imp",
  checkoutLink: "link",
  checkoutSession: "cs",
  checkoutItem: "item",
  consent: "con",
  order: "ord",
  orderItem: "oi",
  payment: "pay",
  refund: "ref",
  transition: "tr",
  event: "evt",
  webhookEndpoint: "we",
  webhookDelivery: "whd",
  webhookAttempt: "wha",
  providerAccount: "pa",
  providerEvent: "pev",
  strayReport: "stray",
  bankStatement: "bst",
  bankEntry: "ben",
  refundRequest: "rr",
  phone: "phone",
  pushSubscription: "push",
  outboxMessage: "msg",
  confirmLink: "cl",
  testFault: "fault",
  request: "req",
  worker: "wrk",
} as const;

export type IdKind = keyof typeof ID_PREFIXES;

const TIME_BYTES = 6;
const RANDOM_BYTES = 10;

/**
 * A new id: prefix, underscore, 26 symbols. The first 48 bits are the time in milliseconds, so ids sort by age and
 * index well; the other 80 are random. An id is not a secret: see `secrets/link-secret.ts` for those.
 */
export function newId(kind: IdKind, ctx: { clock: Clock; random: Random }): string {
  return idOf(kind, ctx.clock.now(), ctx.random.bytes(RANDOM_BYTES));
}

/** Not behind any id of that kind that was made at that time or later, and behind every one that was made before. */
export function firstIdAt(kind: IdKind, time: Date): string {
  return idOf(kind, time, new Uint8Array(RANDOM_BYTES));
}

function idOf(kind: IdKind, time: Date, random: Uint8Array): string {
  const bytes = new Uint8Array(TIME_BYTES + RANDOM_BYTES);
  let timeMs = Math.max(time.getTime(), 0);
  for (let index = TIME_BYTES - 1; index >= 0; index -= 1) {
    bytes[index] = timeMs % 256;
    timeMs = Math.floor(timeMs / 256);
  }
  bytes.set(random, TIME_BYTES);
  return `${ID_PREFIXES[kind]}_${encodeBase32(bytes)}`;
}

const ORDER_NUMBER_BYTES = 5;

/** What a customer quotes to support: eight symbols in two groups, without letters that look like digits. */
export function newOrderNumber(random: Random): string {
  const symbols = encodeBase32(random.bytes(ORDER_NUMBER_BYTES)).toUpperCase();
  return `${symbols.slice(0, 4)}-${symbols.slice(4)}`;
}

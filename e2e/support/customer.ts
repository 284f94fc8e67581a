import { randomUUID } from "node:crypto";

export type Customer = { name: string; email: string };

/** Somebody who has never been here before, so that a test finds its own order and nobody else's. */
export function newCustomer(): Customer {
  return { name: "Ada Lovelace", email: `ada-${randomUUID()}@example.com` };
}

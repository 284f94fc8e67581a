import type { Refusal } from "@/lib/core/errors";

/** Longer than any line's id: the name of a field is the sender's, and an address has to stay short. */
const MAX_LINE_LENGTH = 64;

/** Where a plain post of the cart that was refused goes: back, with the page told to name what is wrong. */
export function cartAddress(refusal: Refusal, secret: string): string {
  const line = refusal.errors.find((error) => error.pointer.startsWith("/quantities/"));
  const query = new URLSearchParams({ refused: refusal.status === 422 ? "1" : refusal.code });
  if (line) {
    query.set("line", line.pointer.slice("/quantities/".length).slice(0, MAX_LINE_LENGTH));
    query.set("code", line.code);
  }
  return `/c/${secret}?${query}`;
}

/** Where a plain post of a payment that was refused goes. */
export function orderAddress(refusal: Refusal, secret: string): string {
  return `/o/${secret}?refused=${refusal.errors[0]?.code ?? refusal.code}`;
}

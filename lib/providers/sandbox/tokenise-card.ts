import type { Clock } from "@/lib/core/clock";
import { passesLuhn } from "./luhn";
import { type CardBrand, findTestCard } from "./test-cards";

export type CardInput = { number: string; expiry: string; cvc: string };

export type TokenisedCard =
  | { ok: true; token: string; brand: CardBrand; last4: string }
  | { ok: false; field: "number"; code: "card_number_invalid" | "not_a_test_card" }
  | { ok: false; field: "expiry"; code: "card_expiry_invalid" | "card_expired" }
  | { ok: false; field: "cvc"; code: "card_cvc_invalid" };

/**
 * Turns a published test card into its token, in the browser. The number goes nowhere: the token is all that may leave
 * the page, and a number that is not published, above all a real one, is refused here and has no token.
 * The expiry is `MM/YY` (spaces allowed) and good to the end of its month; the security code has four digits for
 * American Express and three for the others. Answers with the first wrong field, in the order of the form.
 */
export function tokeniseCard(input: CardInput, clock: Clock): TokenisedCard {
  const number = input.number.replace(/[\s-]/g, "");
  if (!/^\d{12,19}$/.test(number) || !passesLuhn(number)) {
    return { ok: false, field: "number", code: "card_number_invalid" };
  }
  const card = findTestCard(number);
  if (!card) return { ok: false, field: "number", code: "not_a_test_card" };

  const validUntil = parseExpiry(input.expiry);
  if (!validUntil) return { ok: false, field: "expiry", code: "card_expiry_invalid" };
  if (validUntil <= clock.now()) return { ok: false, field: "expiry", code: "card_expired" };

  const cvcDigits = card.brand === "amex" ? 4 : 3;
  const cvc = input.cvc.trim();
  if (!/^\d+$/.test(cvc) || cvc.length !== cvcDigits) {
    return { ok: false, field: "cvc", code: "card_cvc_invalid" };
  }
  return { ok: true, token: card.token, brand: card.brand, last4: number.slice(-4) };
}

/** The first instant after the month, in UTC; null for what is not a month of this century. */
function parseExpiry(expiry: string): Date | null {
  const [, month, year] = /^(0[1-9]|1[0-2])\/?(\d{2})$/.exec(expiry.replace(/\s/g, "")) ?? [];
  if (!month || !year) return null;
  return new Date(Date.UTC(2000 + Number(year), Number(month), 1));
}

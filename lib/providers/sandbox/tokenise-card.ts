import type { Clock } from "@/lib/core/clock";
import { latinDigits } from "@/lib/core/latin-digits";
import { passesLuhn } from "@/lib/core/luhn";
import { findTestCard, type TestCard } from "./test-cards";

export type CardInput = { number: string; expiry: string; cvc: string };

/** What is wrong, field by field. */
export type CardErrors = {
  number?: "card_number_required" | "card_number_incomplete" | "card_number_invalid" | "not_a_test_card";
  expiry?: "card_expiry_required" | "card_expiry_invalid" | "card_expired";
  cvc?: "card_cvc_required" | "card_cvc_invalid";
};

export type TokenisedCard = { ok: true; token: string } | { ok: false; errors: CardErrors };

/**
 * Turns a published test card into its token, in the browser. The number goes nowhere: the token is all that may leave
 * the page, and a number that is not published, above all a real one, is refused here and has no token.
 * The expiry is `MM/YY` (spaces allowed) and good to the end of its month; the security code has four digits for
 * American Express and three for the others. Answers with everything that is wrong at once.
 */
export function tokeniseCard(input: CardInput, clock: Clock): TokenisedCard {
  const number = latinDigits(input.number).replace(/[\s-]/g, "");
  const card = findTestCard(number);
  const errors: CardErrors = {
    ...named("number", card ? null : wrongNumber(number)),
    ...named("expiry", wrongExpiry(latinDigits(input.expiry).replace(/\s/g, ""), clock)),
    ...named("cvc", wrongCode(latinDigits(input.cvc).trim(), number, card)),
  };
  if (!card || Object.keys(errors).length > 0) return { ok: false, errors };
  return { ok: true, token: card.token };
}

function named<Field extends keyof CardErrors>(field: Field, code: CardErrors[Field] | null): CardErrors {
  return code ? { [field]: code } : {};
}

function wrongNumber(number: string): NonNullable<CardErrors["number"]> {
  if (number === "") return "card_number_required";
  if (!/^\d+$/.test(number)) return "card_number_invalid";
  if (number.length < lengthOf(number)) return "card_number_incomplete";
  return number.length <= MAX_DIGITS && passesLuhn(number) ? "not_a_test_card" : "card_number_invalid";
}

/** ISO/IEC 7812 */
const MIN_DIGITS = 12;
const MAX_DIGITS = 19;

/** The fewest digits that a number with this beginning can have: Visa and Mastercard 16, American Express 15. */
function lengthOf(number: string): number {
  if (isAmex(number)) return 15;
  return /^[245]/.test(number) ? 16 : MIN_DIGITS;
}

function isAmex(number: string): boolean {
  return /^3[47]/.test(number);
}

function wrongExpiry(expiry: string, clock: Clock): CardErrors["expiry"] | null {
  if (expiry === "") return "card_expiry_required";
  const validUntil = parseExpiry(expiry);
  if (!validUntil) return "card_expiry_invalid";
  return validUntil <= clock.now() ? "card_expired" : null;
}

/** The first instant after the month, in UTC; null for what is not a month of this century. */
function parseExpiry(expiry: string): Date | null {
  const [, month, year] = /^(0[1-9]|1[0-2])\/?(\d{2})$/.exec(expiry) ?? [];
  if (!month || !year) return null;
  return new Date(Date.UTC(2000 + Number(year), Number(month), 1));
}

/** Beside a number that is wrong too, a code of either length passes: it is not known which it must have. */
function wrongCode(code: string, number: string, card: TestCard | null): CardErrors["cvc"] | null {
  if (code === "") return "card_cvc_required";
  const lengths = isAmex(number) ? [4] : card ? [3] : [3, 4];
  return /^\d+$/.test(code) && lengths.includes(code.length) ? null : "card_cvc_invalid";
}

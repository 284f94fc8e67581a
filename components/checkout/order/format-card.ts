import { latinDigits } from "@/lib/core/latin-digits";

const AMEX_DIGITS = 15;
const MAX_CARD_DIGITS = 19;

/** Digits in the groups of the card they stand on: 4-6-5 for American Express, else fours. */
export function groupCardNumber(typed: string): string {
  const digits = latinDigits(typed).replace(/\D/g, "").slice(0, MAX_CARD_DIGITS);
  if (!/^3[47]/.test(digits)) return digits.replace(/(.{4})(?=.)/g, "$1 ");
  const amex = digits.slice(0, AMEX_DIGITS);
  return [amex.slice(0, 4), amex.slice(4, 10), amex.slice(10)].filter(Boolean).join(" ");
}

/** `MM/YY`; a month that can have no second digit gets its zero. */
export function groupExpiry(typed: string): string {
  const digits = latinDigits(typed)
    .replace(/\D/g, "")
    .replace(/^([2-9])/, "0$1")
    .slice(0, 4);
  return digits.length > 2 ? `${digits.slice(0, 2)}/${digits.slice(2)}` : digits;
}

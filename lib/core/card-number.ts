import { latinDigits } from "./latin-digits";
import { passesLuhn } from "./luhn";

/** A run of digits as cards print it: groups parted by one space or hyphen, apart from letters and other digits. */
const RUN = /(?<![\p{L}\p{N}+])\d(?:[ -]?\d){12,18}(?![\p{L}\p{N}])/gu;

/**
 * What the big brands' numbers begin with, and the lengths that they have (ISO/IEC 7812 and the brands' own pages).
 * Bar codes, phone numbers and references are let through by it: of a random number of 13 to 19 digits one in forty fits.
 */
const BRANDS: readonly { prefix: RegExp; lengths: readonly number[] }[] = [
  { prefix: /^4/, lengths: [13, 16, 18, 19] },
  { prefix: /^(?:5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720)/, lengths: [16] },
  { prefix: /^3[47]/, lengths: [15] },
  { prefix: /^(?:30[0-5]|309|36|38|39)/, lengths: [14, 16, 17, 18, 19] },
  { prefix: /^35(?:2[89]|[3-8])/, lengths: [16, 17, 18, 19] },
  { prefix: /^(?:6|50|5[6-9]|81|220[0-4])/, lengths: [16, 17, 18, 19] },
];

/**
 * Whether a text holds what passes for a card's number: 13 to 19 digits, grouped as people group them, with a beginning
 * and a length that a card brand uses and a check digit that is right (ISO/IEC 7812-1, Luhn). A number behind a plus is a
 * phone's. `minDigits` leaves shorter ones alone, where other numbers of that length are usual.
 */
export function holdsCardNumber(text: string, minDigits = 13): boolean {
  const runs = latinDigits(text).match(RUN) ?? [];
  return runs
    .map((run) => run.replace(/[ -]/g, ""))
    .some((digits) => digits.length >= minDigits && isCardNumber(digits));
}

function isCardNumber(digits: string): boolean {
  const isOfBrand = BRANDS.some(
    ({ prefix, lengths }) => prefix.test(digits) && lengths.includes(digits.length),
  );
  return isOfBrand && passesLuhn(digits);
}

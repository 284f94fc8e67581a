/** E.164: a plus, the country's code and the number, 7 to 15 digits in all. */
const E164 = /^\+[1-9]\d{6,14}$/;
const SEPARATORS = /[\s().-]/g;

/** A number as people write it, in E.164 without separators; null for one that does not say its country. */
export function parsePhoneNumber(text: string): string | null {
  const number = text.replace(SEPARATORS, "");
  return E164.test(number) ? number : null;
}

/** Country codes of one and of two digits; all others have three. */
const SHORT_CODES = /^\+(?:[17]|2[07]|3[0-4]|36|39|4[0-1]|4[3-9]|5[1-8]|6[0-6]|8[1246]|9[0-5]|98)/;
const SHOWN_DIGITS = 2;

/** Enough of an E.164 number to recognise one's own: country and last digits, `+354 … 67`. */
export function maskPhoneNumber(number: string): string {
  const country = SHORT_CODES.exec(number)?.[0] ?? number.slice(0, 4);
  return `${country} … ${number.slice(-SHOWN_DIGITS)}`;
}

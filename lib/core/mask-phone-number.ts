/** Country codes of one and of two digits; all others have three. */
const SHORT_CODES = /^\+(?:[17]|2[07]|3[0-4]|36|39|4[0-1]|4[3-9]|5[1-8]|6[0-6]|8[1246]|9[0-5]|98)/;
const SHOWN_DIGITS = 2;

/** Enough of an E.164 number to recognise one's own: country and last digits, `+354 … 67`. */
export function maskPhoneNumber(number: string): string {
  const country = SHORT_CODES.exec(number)?.[0] ?? number.slice(0, 4);
  return `${country} … ${number.slice(-SHOWN_DIGITS)}`;
}

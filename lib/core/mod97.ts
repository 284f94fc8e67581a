/**
 * The remainder by 97 of ISO 7064, letters read as two digits (A is 10, Z is 35). Taken digit by digit, because the
 * number has up to 68 digits. Give it upper-case letters and digits only.
 */
export function mod97(text: string): number {
  let remainder = 0;
  for (const symbol of text) {
    for (const digit of String(Number.parseInt(symbol, 36))) {
      remainder = (remainder * 10 + Number(digit)) % 97;
    }
  }
  return remainder;
}

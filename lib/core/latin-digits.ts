/** Arabic and Persian keyboards write digits of their own: ٠ to ٩ and ۰ to ۹. Here they are 0 to 9; the rest stays. */
export function latinDigits(text: string): string {
  return text.replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 0xf));
}

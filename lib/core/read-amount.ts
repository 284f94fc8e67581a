import { CURRENCY_EXPONENTS, type Currency, MAX_AMOUNT_MINOR } from "./money";

/**
 * An amount as a person types it, `24`, `24.5` or `24,50` EUR, in minor units, exactly. Null for anything else: signs, thousands
 * that are set apart, and more decimals than the currency has.
 */
export function readAmount(typed: string, currency: Currency): number | null {
  const [, whole, decimals = ""] = /^([0-9]{1,13})(?:[.,]([0-9]{1,4}))?$/.exec(typed.trim()) ?? [];
  const exponent = CURRENCY_EXPONENTS[currency];
  if (whole === undefined || decimals.length > exponent) return null;
  const amountMinor = Number(whole + decimals.padEnd(exponent, "0"));
  return amountMinor <= MAX_AMOUNT_MINOR ? amountMinor : null;
}

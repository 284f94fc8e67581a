import { CURRENCY_EXPONENTS } from "@/lib/core/money";

/** Of currencies that are no longer, or that we do not know. They pay no order. */
const COMMON_EXPONENT = 2;

/**
 * A decimal number without a sign as minor units of the currency, exactly: `24.5` EUR is 2450. Null for what is no such
 * number, has a fraction of a minor unit, or is more than a double holds.
 */
export function parseAmount(text: string, currency: string): number | null {
  const [, whole, fraction = ""] = /^(\d{1,18})(?:[.,](\d{0,9}))?$/.exec(text.trim()) ?? [];
  if (whole === undefined) return null;
  const exponent = exponentOf(currency);
  if (/[1-9]/.test(fraction.slice(exponent))) return null;
  const amountMinor = Number(whole + fraction.slice(0, exponent).padEnd(exponent, "0"));
  return Number.isSafeInteger(amountMinor) ? amountMinor : null;
}

export function exponentOf(currency: string): number {
  const known: Readonly<Record<string, number>> = CURRENCY_EXPONENTS;
  return Object.hasOwn(known, currency) ? (known[currency] ?? COMMON_EXPONENT) : COMMON_EXPONENT;
}

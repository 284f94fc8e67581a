import { CURRENCY_EXPONENTS, type Currency } from "./currencies";
import { invariant } from "./invariant";

export { CURRENCIES, CURRENCY_EXPONENTS, type Currency } from "./currencies";

/**
 * Amounts are whole numbers of the currency's minor unit and never travel without their currency. This is larger than any
 * order, small enough that a hundred lines of it still add up exactly in a double.
 */
export const MAX_AMOUNT_MINOR = 1_000_000_000_000;

export function assertAmount(amountMinor: number): void {
  invariant(Number.isSafeInteger(amountMinor) && amountMinor >= 0, `${amountMinor} is not an amount`);
}

/** The amount as a decimal string in major units, `2400` EUR → `24.00`. Exact: no floating point division. */
export function toDecimalString(amountMinor: number, currency: Currency): string {
  assertAmount(amountMinor);
  const exponent = CURRENCY_EXPONENTS[currency];
  if (exponent === 0) return String(amountMinor);
  const digits = String(amountMinor).padStart(exponent + 1, "0");
  return `${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`;
}

/** The amount as people in that locale write it, with the currency's own number of decimals. */
export function formatMoney(amountMinor: number, currency: Currency, locale: string): string {
  const exponent = CURRENCY_EXPONENTS[currency];
  const format = new Intl.NumberFormat(locale, {
    style: "currency",
    currency,
    minimumFractionDigits: exponent,
    maximumFractionDigits: exponent,
  });
  // A decimal string, where the engine takes one, keeps every digit of the largest amounts.
  return format.format(toDecimalString(amountMinor, currency) as unknown as number);
}

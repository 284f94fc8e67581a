import { invariant } from "./invariant";

/**
 * Amounts are whole numbers of the currency's minor unit and never travel without their currency. The exponents are
 * ISO 4217's; a currency that is not listed cannot be used.
 */
export const CURRENCY_EXPONENTS = {
  AED: 2,
  ARS: 2,
  AUD: 2,
  BDT: 2,
  BHD: 3,
  BRL: 2,
  CAD: 2,
  CHF: 2,
  CLP: 0,
  CNY: 2,
  COP: 2,
  CZK: 2,
  DKK: 2,
  EGP: 2,
  EUR: 2,
  GBP: 2,
  GHS: 2,
  HKD: 2,
  HUF: 2,
  IDR: 2,
  ILS: 2,
  INR: 2,
  ISK: 0,
  JOD: 3,
  JPY: 0,
  KES: 2,
  KRW: 0,
  KWD: 3,
  MAD: 2,
  MXN: 2,
  MYR: 2,
  NGN: 2,
  NOK: 2,
  NZD: 2,
  OMR: 3,
  PEN: 2,
  PHP: 2,
  PKR: 2,
  PLN: 2,
  QAR: 2,
  RON: 2,
  RSD: 2,
  RUB: 2,
  SAR: 2,
  SEK: 2,
  SGD: 2,
  THB: 2,
  TND: 3,
  TRY: 2,
  TWD: 2,
  UAH: 2,
  UGX: 0,
  USD: 2,
  UYU: 2,
  VND: 0,
  ZAR: 2,
} as const satisfies Record<string, 0 | 2 | 3>;

export type Currency = keyof typeof CURRENCY_EXPONENTS;

export const CURRENCIES = Object.keys(CURRENCY_EXPONENTS) as [Currency, ...Currency[]];

/** Larger than any order, small enough that a hundred lines of it still add up exactly in a double. */
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

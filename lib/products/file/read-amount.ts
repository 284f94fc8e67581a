import type { ValidationCode } from "@/lib/contracts/validation-codes";
import { CURRENCY_EXPONENTS, type Currency, MAX_AMOUNT_MINOR } from "@/lib/core/money";

export type DecimalSign = "point" | "comma";

/** A price as a sheet has it: digits, and perhaps one sign with decimals behind it. Nothing is grouped, nothing is rounded. */
type ReadAmount = { minor: number; sign: DecimalSign | null } | { code: ValidationCode };

/**
 * Reads a price in the currency's major unit, `12.50` or `12,50`, as minor units. `sign` is what stands before decimals in this
 * file, null where nothing has said so yet. Refused: another sign than the file's, more decimals than the currency has, signs
 * of thousands, symbols of currencies, and three decimals of a currency that has three where nobody has said what the sign
 * means: `1.000` may be one dinar or a thousand.
 */
export function readAmount(text: string, currency: Currency, sign: DecimalSign | null): ReadAmount {
  const [, whole, mark, decimals = ""] = /^([0-9]{1,15})(?:([.,])([0-9]{1,15}))?$/.exec(text) ?? [];
  if (whole === undefined) return { code: "amount_unreadable" };
  const found = mark === undefined ? null : mark === "." ? "point" : "comma";
  if (found !== null && sign !== null && found !== sign) return { code: "decimal_sign_other" };
  const exponent = CURRENCY_EXPONENTS[currency];
  if (decimals.length > exponent) return { code: "amount_too_precise" };
  if (found !== null && sign === null && decimals.length === 3) return { code: "amount_ambiguous" };
  const minor = Number(whole + decimals.padEnd(exponent, "0"));
  return minor > MAX_AMOUNT_MINOR ? { code: "amount_too_large" } : { minor, sign: found };
}

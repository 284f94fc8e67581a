import { describe, expect, it } from "vitest";
import type { Currency } from "@/lib/core/money";
import { type DecimalSign, readAmount } from "./read-amount";

describe("a price in a file", () => {
  it.each<[string, Currency, DecimalSign | null, number]>([
    ["12", "EUR", "point", 1_200],
    ["12.5", "EUR", "point", 1_250],
    ["12.50", "EUR", "point", 1_250],
    ["12,50", "EUR", "comma", 1_250],
    ["12,50", "EUR", null, 1_250],
    ["0.00", "EUR", null, 0],
    ["007.10", "EUR", null, 710],
    ["1790", "ISK", "comma", 1_790],
    ["1.500", "KWD", "point", 1_500],
    ["1.5", "KWD", null, 1_500],
    ["10000000000", "EUR", "point", 1_000_000_000_000],
  ])("%s %s where decimals follow %s is %d", (text, currency, sign, minor) => {
    expect(readAmount(text, currency, sign)).toMatchObject({ minor });
  });

  it.each<[string, Currency, DecimalSign | null, string]>([
    ["10,00", "EUR", "point", "decimal_sign_other"],
    ["10.00", "EUR", "comma", "decimal_sign_other"],
    ["1,000", "EUR", null, "amount_too_precise"],
    ["1.000", "EUR", "point", "amount_too_precise"],
    ["12.505", "EUR", "point", "amount_too_precise"],
    ["10.00", "ISK", "point", "amount_too_precise"],
    ["1.000", "KWD", null, "amount_ambiguous"],
    ["1,000", "KWD", null, "amount_ambiguous"],
    ["1,000.00", "EUR", "point", "amount_unreadable"],
    ["1 000", "EUR", "point", "amount_unreadable"],
    ["€12", "EUR", "point", "amount_unreadable"],
    ["12 EUR", "EUR", "point", "amount_unreadable"],
    ["-1", "EUR", "point", "amount_unreadable"],
    ["+1", "EUR", "point", "amount_unreadable"],
    ["12.", "EUR", "point", "amount_unreadable"],
    [".5", "EUR", "point", "amount_unreadable"],
    ["1e3", "EUR", "point", "amount_unreadable"],
    ["١٢", "EUR", "point", "amount_unreadable"],
    ["10000000000.01", "EUR", "point", "amount_too_large"],
    ["999999999999999", "EUR", "point", "amount_too_large"],
  ])("%s %s where decimals follow %s is refused: %s", (text, currency, sign, code) => {
    expect(readAmount(text, currency, sign)).toEqual({ code });
  });
});

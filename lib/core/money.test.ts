import { describe, expect, it } from "vitest";
import { CURRENCIES, CURRENCY_EXPONENTS, formatMoney, MAX_AMOUNT_MINOR, toDecimalString } from "./money";

describe("money", () => {
  it("writes each currency with its own number of decimals", () => {
    expect(toDecimalString(2400, "EUR")).toBe("24.00");
    expect(toDecimalString(5, "EUR")).toBe("0.05");
    expect(toDecimalString(2400, "JPY")).toBe("2400");
    expect(toDecimalString(2400, "ISK")).toBe("2400");
    expect(toDecimalString(24005, "KWD")).toBe("24.005");
  });

  it("keeps every digit of the largest amount", () => {
    expect(toDecimalString(MAX_AMOUNT_MINOR - 1, "EUR")).toBe("9999999999.99");
    expect(formatMoney(MAX_AMOUNT_MINOR - 1, "EUR", "en")).toBe("€9,999,999,999.99");
    expect(Number.isSafeInteger(MAX_AMOUNT_MINOR * 100)).toBe(true);
  });

  it("speaks the customer's language", () => {
    expect(formatMoney(2400, "EUR", "de")).toBe("24,00\u00a0€");
    expect(formatMoney(2400, "ISK", "is")).toContain("2.400");
    expect(formatMoney(2400, "NOK", "nb")).toContain("24,00");
  });

  it("refuses what is not a whole non-negative number of minor units", () => {
    for (const amount of [-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(() => toDecimalString(amount, "EUR")).toThrow("is not an amount");
    }
  });

  it("agrees with the engine's own table of currencies", () => {
    for (const currency of CURRENCIES) {
      expect(() => new Intl.NumberFormat("en", { style: "currency", currency })).not.toThrow();
      expect([0, 2, 3]).toContain(CURRENCY_EXPONENTS[currency]);
    }
  });
});

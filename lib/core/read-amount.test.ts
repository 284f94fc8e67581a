import fc from "fast-check";
import { expect, it } from "vitest";
import { CURRENCIES, MAX_AMOUNT_MINOR, toDecimalString } from "./money";
import { readAmount } from "./read-amount";

it("reads what we write, in every currency, with a point or a comma", () => {
  const amounts = fc.integer({ min: 0, max: MAX_AMOUNT_MINOR });
  fc.assert(
    fc.property(amounts, fc.constantFrom(...CURRENCIES), (amount, currency) => {
      const written = toDecimalString(amount, currency);
      expect(readAmount(written, currency)).toBe(amount);
      expect(readAmount(` ${written.replace(".", ",")} `, currency)).toBe(amount);
    }),
  );
});

it("fills up decimals that were left out", () => {
  expect([readAmount("24", "EUR"), readAmount("24.5", "EUR"), readAmount("24", "JPY")]).toEqual([
    2400, 2450, 24,
  ]);
});

it.each([
  "",
  "-1",
  "+1",
  "1.234",
  "1.2.3",
  "1 000",
  "1,000.00",
  "1e3",
  "0x10",
  "24.",
  ".5",
  "٢٤",
  "9999999999999",
])("takes no %j for euros", (typed) => {
  expect(readAmount(typed, "EUR")).toBeNull();
});

it("takes no decimals of a currency that has none", () => {
  expect(readAmount("24.0", "JPY")).toBeNull();
});

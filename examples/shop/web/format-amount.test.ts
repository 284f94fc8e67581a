import { describe, expect, it } from "vitest";
import { formatAmount } from "./format-amount";

describe("an amount", () => {
  it.each([
    [1_290, "EUR", "€12.90"],
    [500, "JPY", "¥500"],
    [2_400, "KWD", "KWD 2.400"],
  ])("of %i %s is %s", (amountMinor, currency, text) => {
    expect(formatAmount(amountMinor, currency).replace(/\s/, " ")).toBe(text);
  });
});

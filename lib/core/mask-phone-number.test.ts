import { describe, expect, it } from "vitest";
import { maskPhoneNumber } from "./mask-phone-number";

describe("a phone number", () => {
  it.each([
    ["+3547700067", "+354 … 67"],
    ["+15550100199", "+1 … 99"],
    ["+49301234567", "+49 … 67"],
    ["+971501234567", "+971 … 67"],
  ])("%s is shown to others as %s", (number, masked) => {
    expect(maskPhoneNumber(number)).toBe(masked);
  });
});

import { describe, expect, it } from "vitest";
import { maskPhoneNumber, parsePhoneNumber } from "./phone-number";

describe("a phone number", () => {
  it.each([
    ["+354 770 0001", "+3547700001"],
    ["+1 (555) 010-0199", "+15550100199"],
    ["+49.30.1234567", "+49301234567"],
    ["+3547700001", "+3547700001"],
  ])("%s is kept as %s", (text, number) => {
    expect(parsePhoneNumber(text)).toBe(number);
  });

  it.each(["7700001", "00354 7700001", "+0354770001", "+354", "+12345678901234567", "", "+354 770 000a"])(
    "%s is refused, because it does not say which phone in the world it is",
    (text) => {
      expect(parsePhoneNumber(text)).toBeNull();
    },
  );

  it.each([
    ["+3547700067", "+354 … 67"],
    ["+15550100199", "+1 … 99"],
    ["+49301234567", "+49 … 67"],
    ["+971501234567", "+971 … 67"],
  ])("%s is shown to others as %s", (number, masked) => {
    expect(maskPhoneNumber(number)).toBe(masked);
  });
});

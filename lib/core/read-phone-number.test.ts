import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { COUNTRIES } from "./countries";
import { readPhoneNumber } from "./read-phone-number";

describe("a phone number", () => {
  it.each([
    ["6901234", "IS", "+3546901234"],
    ["690 1234", "IS", "+3546901234"],
    ["+354 770 0001", "DE", "+3547700001"],
    ["00354 770 0001", "DE", "+3547700001"],
    ["0151 12345678", "DE", "+4915112345678"],
    ["(555) 010-0199", "US", "+15550100199"],
    ["+1 (555) 010-0199", null, "+15550100199"],
    ["+49.30.1234567", null, "+49301234567"],
    ["٠٥٠١٢٣٤٥٦٧", "SA", "+966501234567"],
  ] as const)("%s of %s is kept as %s", (text, country, number) => {
    expect(readPhoneNumber(text, country)).toBe(number);
  });

  it.each([
    ["6901234", null],
    ["+999123456789", "IS"],
    ["+999123456789", null],
    ["+354", null],
    ["123", "IS"],
    ["+12345678901234567", null],
    ["+354 770 000a", null],
    ["call +354 770 0001", "IS"],
    ["+354 770 0001 ext. 5", "IS"],
    ["4242 4242 4242 4242", "IS"],
    ["", "IS"],
  ] as const)("%s of %s is none", (text, country) => {
    expect(readPhoneNumber(text, country)).toBeNull();
  });

  it("is E.164 or none, whatever is written, and stays itself when it is read again", () => {
    const typed = fc.oneof(fc.string(), fc.stringMatching(/^[+0-9 ().-]{0,24}$/));
    fc.assert(
      fc.property(typed, fc.constantFrom(...COUNTRIES), (text, country) => {
        const number = readPhoneNumber(text, country);
        if (number === null) return;
        expect(number).toMatch(/^\+[1-9]\d{4,14}$/);
        expect(readPhoneNumber(number, null)).toBe(number);
      }),
    );
  });
});

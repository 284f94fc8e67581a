import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isBlank, toOneLine, toVisible } from "./visible-text";

describe("toVisible", () => {
  it.each([
    ["an override of direction", "Acme\u202Egpj.exe", "Acmegpj.exe"],
    ["isolates and marks", "\u2066A\u2069\u200eB\u061c", "AB"],
    ["zero-width signs", "Pay\u200bPal\ufeff", "PayPal"],
    ["joiners between Latin letters", "Pay\u200dPal\u200c", "PayPal"],
    ["soft hyphens", "Donau\u00addampf", "Donaudampf"],
    ["tags", "A\u{e0041}\u{e0042}", "A"],
    ["fillers", "A\u3164\u115f\uffa0", "A"],
    ["format signs that are not assigned yet", "A\u{e0fff}\ufff0", "A"],
    ["a heap of variation selectors", "A\ufe0f\ufe0f", "A"],
  ])("takes out %s", (_, text, seen) => expect(toVisible(text)).toBe(seen));

  it.each([
    ["Persian", "می\u200cخواهم"],
    ["Hindi", "क्\u200dष"],
    ["Sinhala", "ශ්\u200dරී"],
    ["Malayalam in its older spelling", "അവന\u0d4d\u200d"],
    ["a family", "👨\u200d👩\u200d👧"],
    ["a profession with a colour of skin", "👩🏽\u200d🚀"],
    ["a heart", "❤\ufe0f"],
    ["a key cap", "1\ufe0f\u20e3"],
    ["the flag of Wales", "\u{1f3f4}\u{e0067}\u{e0062}\u{e0077}\u{e006c}\u{e0073}\u{e007f}"],
    ["a variant of an ideograph", "葛\u{e0100}"],
    ["Arabic number signs", "\u0600١"],
    ["several lines", "a\nb\tc"],
  ])("keeps %s", (_, text) => expect(toVisible(text)).toBe(text));

  it("leaves no control of direction in any text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 40 }), (text) => {
        const seen = toVisible(text);
        expect(seen).not.toMatch(/[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\u200b\ufeff]/);
      }),
      { numRuns: 500 },
    );
  });
});

describe("toOneLine", () => {
  it("makes a space of every end of a line", () => {
    expect(toOneLine("a\r\nb\u2028c\u0085d\te")).toBe("a b c d e");
  });
});

it("isBlank tells a text of which nothing is seen", () => {
  expect([" ", "\u2800", ""].map(isBlank)).toEqual([true, true, true]);
  expect(isBlank(" a")).toBe(false);
});

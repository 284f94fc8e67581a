import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { newOrderNumber } from "@/lib/core/ids";
import { seededRandom } from "@/lib/core/random";
import { creditorReference, isCreditorReference } from "./creditor-reference";

describe("creditorReference", () => {
  it("agrees with the standard's known examples", () => {
    expect(creditorReference("539007547034")).toBe("RF18539007547034");
    expect(creditorReference("2348236")).toBe("RF332348236");
    expect(creditorReference("2348231")).toBe("RF712348231");
    expect(creditorReference("G72UUR")).toBe("RF45G72UUR");
  });

  it("always gives two check digits", () => {
    const references = Array.from({ length: 200 }, (_, index) => creditorReference(String(index + 1)));
    expect(references.some((reference) => reference.startsWith("RF0"))).toBe(true);
    expect(references.every((reference) => /^RF[0-9]{2}[0-9]+$/.test(reference))).toBe(true);
  });

  it("makes a valid reference from every order number that we give out", () => {
    const random = seededRandom(7);
    for (let count = 0; count < 500; count += 1) {
      const orderNumber = newOrderNumber(random);
      const reference = creditorReference(orderNumber);
      expect(isCreditorReference(reference), reference).toBe(true);
      expect(reference.slice(4)).toBe(orderNumber.replace("-", ""));
    }
  });

  it("refuses an order number that is empty or too long for the standard", () => {
    expect(() => creditorReference("-")).toThrow("fits no creditor reference");
    expect(() => creditorReference("1".repeat(22))).toThrow("fits no creditor reference");
    expect(isCreditorReference(creditorReference("Z".repeat(21)))).toBe(true);
  });
});

describe("isCreditorReference", () => {
  it("accepts a reference as people write it", () => {
    expect(isCreditorReference("RF18 5390 0754 7034")).toBe(true);
    expect(isCreditorReference("rf18539007547034")).toBe(true);
  });

  it("notices any single wrong digit", () => {
    const reference = "RF18539007547034";
    const position = fc.integer({ min: 2, max: reference.length - 1 });
    fc.assert(
      fc.property(position, fc.integer({ min: 0, max: 9 }), (at, digit) => {
        fc.pre(reference[at] !== String(digit));
        return !isCreditorReference(reference.slice(0, at) + digit + reference.slice(at + 1));
      }),
    );
  });

  it("refuses what has another form", () => {
    for (const text of ["", "RF18", "RF1853900754703412345678901", "XX18539007547034", "RF18-539007547034"]) {
      expect(isCreditorReference(text), text).toBe(false);
    }
  });
});

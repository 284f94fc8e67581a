import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hideFormula, showFormula } from "./formula-text";

describe("a text that a sheet would run", () => {
  it.each(["=1+1", "+354 7700", "-5 °C", "@home", "\t=1", "'=1"])(
    "is no formula in a file of ours: %s",
    (text) => {
      expect(hideFormula(text)).toBe(`'${text}`);
    },
  );

  it("is kept as it is, there and back, and so is any other", () => {
    const text = fc.string({ unit: fc.constantFrom("=", "+", "-", "@", "'", "\t", "a", " ") });
    fc.assert(fc.property(text, (each) => showFormula(hideFormula(each)) === each));
    expect(showFormula("=SUM(A1)")).toBe("=SUM(A1)");
    expect(showFormula("'tis tea")).toBe("'tis tea");
  });
});

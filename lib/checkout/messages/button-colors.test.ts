import { describe, expect, it } from "vitest";
import { contrastRatio } from "@/components/checkout/brand-colors";
import { buttonColors } from "./button-colors";

describe("the button of a letter", () => {
  it("is readable on every brand colour", () => {
    const levels = ["00", "33", "66", "77", "88", "99", "cc", "ff"];
    for (const red of levels)
      for (const green of levels)
        for (const blue of levels) {
          const { background, text } = buttonColors(`#${red}${green}${blue}`);
          expect(contrastRatio(background, text)).toBeGreaterThanOrEqual(4.5);
        }
  });

  it("takes nothing but a colour into a style", () => {
    expect(buttonColors("red;} body{display:none").background).toBe("#1f5c4d");
  });
});

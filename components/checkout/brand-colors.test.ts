import { describe, expect, test } from "vitest";
import { brandColors, contrastRatio, THEME_SURFACES } from "./brand-colors";

const LEVELS = ["00", "33", "66", "99", "cc", "ff"];
const MANY_BRANDS = LEVELS.flatMap((red) =>
  LEVELS.flatMap((green) => LEVELS.map((blue) => `#${red}${green}${blue}`)),
);

describe.each(["light", "dark"] as const)("in the %s theme", (theme) => {
  const { page, surface, muted } = THEME_SURFACES[theme];

  test("any brand stays readable wherever it is used", () => {
    for (const brand of MANY_BRANDS) {
      const colors = brandColors(brand)[theme];
      expect(contrastRatio(colors.onAccent, colors.accent), brand).toBeGreaterThanOrEqual(4.5);
      for (const behind of [page, surface, colors.soft]) {
        expect(contrastRatio(colors.ink, behind), brand).toBeGreaterThanOrEqual(4.5);
        expect(contrastRatio(muted, behind), brand).toBeGreaterThanOrEqual(4.5);
      }
      expect(contrastRatio(colors.edge, page), brand).toBeGreaterThanOrEqual(3);
      expect(contrastRatio(colors.edge, surface), brand).toBeGreaterThanOrEqual(3);
    }
  });
});

test("a brand that is readable as it is keeps its own colour on the button", () => {
  expect(brandColors("#0b5fff").light).toMatchObject({ accent: "#0b5fff", onAccent: "#ffffff" });
  expect(brandColors("#ffe600").light).toMatchObject({ accent: "#ffe600", onAccent: "#111315" });
});

test("what is not a colour cannot become part of a style sheet", () => {
  expect(brandColors("red;}body{display:none")).toEqual(brandColors("#1f5c4d"));
});

test("contrast is that of WCAG", () => {
  expect(contrastRatio("#ffffff", "#000000")).toBeCloseTo(21);
  expect(contrastRatio("#777777", "#ffffff")).toBeCloseTo(4.48, 1);
});

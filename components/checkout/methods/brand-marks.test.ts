import { expect, test } from "vitest";
import { contrastRatio } from "../brand-colors";
import { BRAND_MARKS } from "./brand-marks";

const longForm = (color: string) => (color.length === 4 ? color.replace(/[0-9a-f]/g, "$&$&") : color);

test("every mark can be read on its plate", () => {
  for (const [id, { plate, ink }] of Object.entries(BRAND_MARKS)) {
    expect(contrastRatio(longForm(plate), longForm(ink)), id).toBeGreaterThanOrEqual(4.5);
  }
});

test("no mark has more letters than a plate has room for", () => {
  for (const { words } of Object.values(BRAND_MARKS)) expect(words.length).toBeLessThanOrEqual(11);
});

import { expect, test } from "vitest";
import { latinDigits } from "./latin-digits";

test("digits of Arabic and Persian keyboards are read like any others", () => {
  expect(latinDigits("٠١٢٣٤٥٦٧٨٩ ۰۱۲۳۴۵۶۷۸۹ 42 x")).toBe("0123456789 0123456789 42 x");
});

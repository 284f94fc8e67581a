import { expect, test } from "vitest";
import { countSmsSegments, gsm7Length, toGsm7 } from "./gsm7";

test("a euro takes two places, a letter of another alphabet none that it has", () => {
  expect(gsm7Length("abc")).toBe(3);
  expect(gsm7Length("24,00 €")).toBe(8);
  expect(gsm7Length("þ")).toBeNull();
  expect(gsm7Length("")).toBe(0);
});

test("a text is split where it is too long for its alphabet", () => {
  expect(countSmsSegments("a".repeat(160))).toBe(1);
  expect(countSmsSegments("a".repeat(161))).toBe(2);
  expect(countSmsSegments("€".repeat(80))).toBe(1);
  expect(countSmsSegments("€".repeat(81))).toBe(2);
  expect(countSmsSegments("þ".repeat(70))).toBe(1);
  expect(countSmsSegments("þ".repeat(71))).toBe(2);
  expect(countSmsSegments("þ".repeat(135))).toBe(3);
});

test("signs have a plain form where people would write one", () => {
  expect(toGsm7("Łódź – “Herbata” zatwierdzić\u00a024,00\u202fzł…")).toBe(
    'Lodz - "Herbata" zatwierdzic 24,00 zl...',
  );
  expect(toGsm7("Müller & Søn ¿à é?")).toBe("Müller & Søn ¿à é?");
});

test("what has no plain form is left to the other alphabet", () => {
  for (const text of ["samþykkja", "شاي", "Чай"]) expect(toGsm7(text)).toBeNull();
});

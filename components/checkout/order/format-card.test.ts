import { expect, test } from "vitest";
import { groupCardNumber, groupExpiry } from "./format-card";

test("a card number is grouped as it is printed", () => {
  expect(groupCardNumber("4242424242424242")).toBe("4242 4242 4242 4242");
  expect(groupCardNumber("378282246310005")).toBe("3782 822463 10005");
});

test("a number that is still being typed has no trailing space to delete", () => {
  expect(groupCardNumber("4242")).toBe("4242");
  expect(groupCardNumber("42424")).toBe("4242 4");
  expect(groupCardNumber("3782 ")).toBe("3782");
});

test("what is not a digit is left out", () => {
  expect(groupCardNumber("4242-4242x")).toBe("4242 4242");
});

test("an expiry date gets its stroke and its zero", () => {
  expect(groupExpiry("0")).toBe("0");
  expect(groupExpiry("5")).toBe("05");
  expect(groupExpiry("123")).toBe("12/3");
  expect(groupExpiry("12 / 34")).toBe("12/34");
});

test("what an Arabic keyboard writes is not lost", () => {
  expect(groupCardNumber("٤٢٤٢٤٢")).toBe("4242 42");
  expect(groupExpiry("١٢٣")).toBe("12/3");
});

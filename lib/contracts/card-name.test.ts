import { expect, test } from "vitest";
import { CARD_BRANDS } from "@/lib/contracts/card-summary";
import { nameOfCard } from "./card-name";

test("a card goes by its brand and its last four digits", () => {
  expect(nameOfCard({ brand: "visa", last4: "4242" }, "Card")).toBe("Visa •••• 4242");
  expect(nameOfCard({ brand: "other", last4: "0005" }, "Karte")).toBe("Karte •••• 0005");
});

test("every brand has a name, and no name is a code", () => {
  for (const brand of CARD_BRANDS) {
    expect(nameOfCard({ brand, last4: "4242" }, "Card")).toMatch(/^[A-Z][A-Za-z ]+ •••• 4242$/);
  }
});

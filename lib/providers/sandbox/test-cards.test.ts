import { describe, expect, it } from "vitest";
import { passesLuhn } from "@/lib/core/luhn";
import { findTestCard, findTestCardByToken, TEST_CARDS } from "./test-cards";

describe("the test cards", () => {
  it("all pass the check digit, which any wrong digit breaks", () => {
    for (const card of TEST_CARDS) {
      expect(passesLuhn(card.number), card.display).toBe(true);
      const last = Number(card.number.slice(-1));
      expect(passesLuhn(card.number.slice(0, -1) + ((last + 1) % 10)), card.display).toBe(false);
    }
  });

  it("lie in their brand's range and have its length", () => {
    const shapes = { visa: /^4\d{15}$/, mastercard: /^5[1-5]\d{14}$/, amex: /^3[47]\d{13}$/ };
    for (const card of TEST_CARDS) expect(card.number).toMatch(shapes[card.brand]);
  });

  it("are each named by one number and one token, and the token holds no digit of the number", () => {
    for (const card of TEST_CARDS) {
      expect(findTestCard(card.number)).toBe(card);
      expect(findTestCardByToken(card.token)).toBe(card);
      expect(card.token).toMatch(/^sandbox_card_[a-z_]+$/);
    }
  });
});

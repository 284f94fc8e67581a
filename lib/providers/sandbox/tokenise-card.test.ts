import { describe, expect, it } from "vitest";
import { manualClock } from "@/lib/core/clock";
import { TEST_CARDS } from "./test-cards";
import { tokeniseCard } from "./tokenise-card";

const CLOCK = manualClock(new Date("2026-11-21T12:00:00Z"));
const GOOD = { number: "4242 4242 4242 4242", expiry: "12/30", cvc: "123" };

const tokenise = (change: Partial<typeof GOOD>, clock = CLOCK) => tokeniseCard({ ...GOOD, ...change }, clock);

const wrong = (field: string, code: string) => ({ ok: false, errors: { [field]: code } });

describe("the card field", () => {
  it("turns a published number into a token, and answers with nothing else", () => {
    expect(tokenise({})).toEqual({ ok: true, token: "sandbox_card_succeeds_visa" });
  });

  it("says of every empty field that it is empty, all at once", () => {
    expect(tokenise({ number: "", expiry: " ", cvc: "" })).toEqual({
      ok: false,
      errors: {
        number: "card_number_required",
        expiry: "card_expiry_required",
        cvc: "card_cvc_required",
      },
    });
  });

  it("says everything that is wrong, and nothing of what is right", () => {
    expect(tokenise({ number: "4242", expiry: "01/20", cvc: "12" })).toEqual({
      ok: false,
      errors: { number: "card_number_incomplete", expiry: "card_expired", cvc: "card_cvc_invalid" },
    });
    expect(tokenise({ number: "", cvc: "1234" })).toEqual(wrong("number", "card_number_required"));
  });

  it("takes every published card as it is printed and as bare digits", () => {
    for (const card of TEST_CARDS) {
      const cvc = card.brand === "amex" ? "1234" : "123";
      for (const number of [card.display, card.number]) {
        expect(tokenise({ number, cvc })).toMatchObject({ ok: true, token: card.token });
      }
    }
  });

  it("refuses a valid number that is not published, and answers without any part of it", () => {
    const answer = tokenise({ number: "4111 1111 1111 1111" });
    expect(answer).toEqual(wrong("number", "not_a_test_card"));
    expect(JSON.stringify(answer)).not.toContain("1111");
  });

  it.each(["4242 4242 4242 4241", "4242 4242 4242 424x", "x", "4".repeat(40)])(
    "calls %j no card number",
    (number) => {
      expect(tokenise({ number })).toEqual(wrong("number", "card_number_invalid"));
    },
  );

  it.each(["4", "4242 4242 4242 424", "3782 822463 1000", "60110000000"])("calls %j incomplete", (number) => {
    expect(tokenise({ number, cvc: number.startsWith("37") ? "1234" : "123" })).toEqual(
      wrong("number", "card_number_incomplete"),
    );
  });

  it("reads the digits of an Arabic keyboard", () => {
    expect(tokenise({ number: "٤٢٤٢٤٢٤٢٤٢٤٢٤٢٤٢", expiry: "١٢/٣٠", cvc: "١٢٣" })).toMatchObject({ ok: true });
  });

  it.each(["13/30", "00/30", "1/30", "12/2030", "12-30", "ab/cd"])("calls %j no expiry date", (expiry) => {
    expect(tokenise({ expiry })).toEqual(wrong("expiry", "card_expiry_invalid"));
  });

  it.each(["12/30", "1230", "12 / 30", " 12/30 "])("reads the expiry %j", (expiry) => {
    expect(tokenise({ expiry })).toMatchObject({ ok: true });
  });

  it("takes a card to the last instant of its month and not after", () => {
    const lastInstant = manualClock(new Date("2026-11-30T23:59:59.999Z"));
    const nextMonth = manualClock(new Date("2026-12-01T00:00:00Z"));
    expect(tokenise({ expiry: "11/26" }, lastInstant)).toMatchObject({ ok: true });
    expect(tokenise({ expiry: "11/26" }, nextMonth)).toEqual(wrong("expiry", "card_expired"));
  });

  it("wants three digits of security code, four from American Express", () => {
    const amex = "3782 822463 10005";
    for (const change of [{ cvc: "12" }, { cvc: "1234" }, { cvc: "12a" }, { number: amex }]) {
      expect(tokenise(change)).toEqual(wrong("cvc", "card_cvc_invalid"));
    }
    expect(tokenise({ number: amex, cvc: "1234" })).toMatchObject({ ok: true });
  });
});

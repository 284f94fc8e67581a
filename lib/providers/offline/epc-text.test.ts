import { describe, expect, it } from "vitest";
import { type EpcTransfer, epcText } from "./epc-text";

const TRANSFER: EpcTransfer = {
  holder: "Franz Mustermänn",
  iban: "DE71110220330123456789",
  bic: "BHBLDEHHXXX",
  reference: "RF18539007547034",
  amountMinor: 1230,
  currency: "EUR",
};

function withChanges(changes: Partial<EpcTransfer>): string | null {
  return epcText({ ...TRANSFER, ...changes });
}

describe("epcText", () => {
  it("writes the guideline's fields in the guideline's order", () => {
    expect(epcText(TRANSFER)).toBe(
      [
        "BCD",
        "002",
        "1",
        "SCT",
        "BHBLDEHHXXX",
        "Franz Mustermänn",
        "DE71110220330123456789",
        "EUR12.30",
        "",
        "RF18539007547034",
      ].join("\n"),
    );
  });

  it("leaves the bank out inside the European Economic Area, where the account is enough", () => {
    expect(withChanges({ bic: null })?.split("\n")[4]).toBe("");
  });

  it("makes no code for an account outside the Area without its bank", () => {
    const swiss = { iban: "CH93 0076 2011 6238 5295 7" };
    expect(withChanges({ ...swiss, bic: null })).toBeNull();
    expect(withChanges({ ...swiss, bic: "POFICHBEXXX" })).toContain("\nCH9300762011623852957\n");
  });

  it("makes no code for another currency, or an account outside SEPA, or a mistyped one", () => {
    expect(withChanges({ currency: "SEK" })).toBeNull();
    expect(withChanges({ iban: "SA0380000000608010167519" })).toBeNull();
    expect(withChanges({ iban: "DE71110220330123456780" })).toBeNull();
  });

  it("keeps the amount within the guideline's bounds", () => {
    expect(withChanges({ amountMinor: 0 })).toBeNull();
    expect(withChanges({ amountMinor: 1 })).toContain("\nEUR0.01\n");
    expect(withChanges({ amountMinor: 99_999_999_999 })).toContain("\nEUR999999999.99\n");
    expect(withChanges({ amountMinor: 100_000_000_000 })).toBeNull();
  });

  it("never lets a name add a line", () => {
    const text = withChanges({ holder: "Shop\r\nDE00 Evil\u0000Ltd" });
    expect(text?.split("\n")).toHaveLength(10);
    expect(text).toContain("\nShop DE00 Evil Ltd\n");
  });

  it("cuts a long name to what SEPA carries, and has no code without a name", () => {
    expect(withChanges({ holder: "é".repeat(80) })?.split("\n")[5]).toBe("é".repeat(70));
    expect(withChanges({ holder: " \n " })).toBeNull();
  });

  it("makes no code that is too large to draw", () => {
    expect(withChanges({ holder: "😀".repeat(70) })).toBeNull();
  });

  it("makes no code for a reference that a bank would refuse", () => {
    expect(withChanges({ reference: "RF19539007547034" })).toBeNull();
  });
});

import { describe, expect, it } from "vitest";
import { creditorReference, orderNumberOf } from "@/lib/providers/offline/creditor-reference";
import { findOrderNumbers } from "./find-order-numbers";

const NUMBER = "XZQ6-0J2H";
const REFERENCE = creditorReference(NUMBER);
const find = (told: { references?: string[]; text?: string; endToEndId?: string }) =>
  findOrderNumbers({ references: [], text: null, endToEndId: null, ...told });

describe("the order that a transfer names", () => {
  it.each([
    ["a structured reference", { references: [REFERENCE] }],
    ["one with spaces, in small letters", { references: ["rf68 xzq6 0j2h"] }],
    ["the text", { text: `Thank you, ${REFERENCE}` }],
    ["the text with spaces", { text: "Tea RF68 XZQ6 0J2H Ada" }],
    ["the text across lines", { text: "TEA RF6\n8XZQ6\n0J2H" }],
    ["the text right between other letters", { text: "NORF68XZQ60J2HAND5" }],
    ["the text with another RF before it", { text: "RFRF12 RF68XZQ60J2H" }],
    ["letters for digits", { text: "RF68 XZQ6 OJ2H" }],
    ["the end-to-end id", { endToEndId: REFERENCE }],
    ["the same twice", { text: `${REFERENCE} ${REFERENCE}` }],
  ])("is found in %s", (_where, told) => {
    expect(find(told)).toEqual([NUMBER]);
  });

  it.each([
    ["wrong check digits", { text: "RF69XZQ60J2H" }],
    ["two signs that changed places", { text: "RF68XZ6Q0J2H" }],
    ["a number without its reference", { text: NUMBER }],
    ["somebody else's reference", { references: ["RF18539007547034"] }],
    ["nothing", {}],
  ])("is not guessed from %s", (_what, told) => {
    expect(find(told)).toEqual([]);
  });

  it("is all of them where a text names several", () => {
    expect(find({ text: `${REFERENCE} and ${creditorReference("AAAA-BBBB")}` })).toEqual([
      NUMBER,
      "AAAA-BBBB",
    ]);
  });

  it("is the structured one, whatever the text says beside it", () => {
    expect(find({ references: [REFERENCE], text: creditorReference("AAAA-BBBB") })).toEqual([NUMBER]);
  });

  it("comes back from each reference that an order is given", () => {
    for (const number of ["0000-0000", "ZZZZ-9999", "7K2M-X9QD"]) {
      expect(orderNumberOf(creditorReference(number))).toBe(number);
    }
  });
});

import { describe, expect, it } from "vitest";
import { type Booking, camt053 } from "@/tests/support/camt";
import { nameEntries } from "./name-entries";
import { readStatement } from "./read/read-statement";

const keysOf = (bookings: Booking[]) =>
  nameEntries(readStatement(Buffer.from(camt053(bookings)), 100).entries).map(({ key }) => key);

describe("the key of an entry", () => {
  const plain = { amount: "24.00", text: "Tea" };

  it("is the same in every file that tells of it", () => {
    const [first, second] = keysOf([plain, { ...plain, text: "Coffee" }]);
    expect(keysOf([{ ...plain, text: "Coffee" }, plain])).toEqual([second, first]);
  });

  it("tells two equal transfers of one file apart", () => {
    expect(new Set(keysOf([plain, plain, plain])).size).toBe(3);
  });

  it("is the bank's reference, however the text is written in another file", () => {
    const named = { ...plain, bankReference: "B-1" };
    expect(keysOf([named])).toEqual(keysOf([{ ...named, text: "TEA" }]));
    expect(keysOf([named])).not.toEqual(keysOf([{ ...named, amount: "24.01" }]));
  });
});

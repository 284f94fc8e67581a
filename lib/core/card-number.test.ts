import { describe, expect, it } from "vitest";
import { holdsCardNumber } from "./card-number";

describe("holdsCardNumber", () => {
  it.each([
    "4242424242424242",
    "4242 4242 4242 4242",
    "4242-4242-4242-4242",
    "5555555555554444",
    "2223003122003222",
    "3782 822463 10005",
    "6011111111111117",
    "3566002020360505",
    "30569309025904",
    "4222222222222",
    "Ada 4242 4242 4242 4242",
    "card:4242424242424242, exp 12/30",
    "٤٢٤٢٤٢٤٢٤٢٤٢٤٢٤٢",
  ])("finds %s", (text) => expect(holdsCardNumber(text)).toBe(true));

  it.each([
    ["a wrong check digit", "4242424242424241"],
    ["a phone number", "+4915123456789012"],
    ["a phone number in groups", "0049 151 2345 6789"],
    ["a bar code (EAN-13)", "9780306406157"],
    ["an IBAN", "DE89370400440532013000"],
    ["an id of ours", "ord_4242424242424242x"],
    ["too few digits", "424242424242"],
    ["too many digits", "42424242424242424242"],
    ["digits parted by more than one sign", "4242  4242  4242  4242"],
    ["a name", "Ada Lovelace II"],
    ["nothing", ""],
  ])("lets %s through", (_, text) => expect(holdsCardNumber(text)).toBe(false));

  it("leaves shorter numbers alone where they are usual", () => {
    expect(holdsCardNumber("30569309025904", 15)).toBe(false);
    expect(holdsCardNumber("4242424242424242", 15)).toBe(true);
  });
});

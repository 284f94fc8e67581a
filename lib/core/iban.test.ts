import { describe, expect, it } from "vitest";
import { parseIban, SEPA_IBAN_LENGTHS } from "./iban";

const KNOWN = [
  "AD1200012030200359100100",
  "AT611904300234573201",
  "BE68539007547034",
  "BE72000000001616",
  "CH9300762011623852957",
  "DE71110220330123456789",
  "DE89370400440532013000",
  "FI2112345600000785",
  "FR1420041010050500013M02606",
  "GB29NWBK60161331926819",
  "IS140159260076545510730339",
  "MT84MALT011000012345MTLCAST001S",
  "NL91ABNA0417164300",
  "NO9386011117947",
  "PL61109010140000071219812874",
  "SE4550000000058398257466",
];

describe("parseIban", () => {
  it("accepts the published examples of SEPA countries", () => {
    for (const iban of KNOWN) {
      expect(parseIban(iban), iban).toEqual({ ok: true, iban, country: iban.slice(0, 2), sepa: true });
    }
  });

  it("reads an account as people write it", () => {
    expect(parseIban(" gb29 nwbk 6016 1331 9268 19 ")).toMatchObject({
      ok: true,
      iban: "GB29NWBK60161331926819",
    });
  });

  it("accepts an account outside SEPA, and says that it is outside", () => {
    expect(parseIban("SA0380000000608010167519")).toMatchObject({ ok: true, country: "SA", sepa: false });
    expect(parseIban("TR330006100519786457841326")).toMatchObject({ ok: true, country: "TR", sepa: false });
  });

  it("notices one wrong digit and two digits that changed places", () => {
    expect(parseIban("DE89370400440532013001")).toEqual({ ok: false, reason: "check_digits" });
    expect(parseIban("DE89370400440532010300")).toEqual({ ok: false, reason: "check_digits" });
  });

  it("refuses a length that the country does not have, even with right check digits", () => {
    expect(parseIban("DE893704004405320130")).toEqual({ ok: false, reason: "length" });
    expect(parseIban("SA038000")).toEqual({ ok: false, reason: "length" });
  });

  it("refuses what is not an account number at all", () => {
    for (const text of ["", "DE", "1234567890", "DE89-3704-0044", "ÄÖ89370400440532013000"]) {
      expect(parseIban(text), text).toEqual({ ok: false, reason: "format" });
    }
  });

  it("keeps every SEPA length inside the standard's bounds", () => {
    for (const length of Object.values(SEPA_IBAN_LENGTHS)) {
      expect(length).toBeGreaterThanOrEqual(15);
      expect(length).toBeLessThanOrEqual(34);
    }
  });
});

import { expect, test } from "vitest";
import { COUNTRIES } from "./countries";
import { zoneOfCountry } from "./zone-of-country";

test.each([
  ["IS", "Atlantic/Reykjavik"],
  ["NO", "Europe/Oslo"],
  ["PL", "Europe/Warsaw"],
  ["GB", "Europe/London"],
  ["SA", "Asia/Riyadh"],
])("%s has one time, that of %s", (country, zone) => {
  expect(zoneOfCountry(country)).toBe(zone);
});

test("zones that always show the same time count as one", () => {
  expect(zoneOfCountry("DE")).toBe("Europe/Berlin");
});

test("where clocks differ nobody's is chosen", () => {
  for (const country of ["US", "ES", "PT", "AU", "BR", "CN"]) expect(zoneOfCountry(country)).toBe("UTC");
});

test("what has no zone is in UTC, and every zone can be used", () => {
  expect(zoneOfCountry(null)).toBe("UTC");
  for (const country of COUNTRIES) {
    const timeZone = zoneOfCountry(country);
    expect(new Intl.DateTimeFormat("en", { timeZone }).resolvedOptions().timeZone).toBeTruthy();
  }
});

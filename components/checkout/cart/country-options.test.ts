import { expect, test } from "vitest";
import { LOCALES } from "@/lib/contracts/locales";
import { COUNTRIES, listCountries } from "@/lib/core/countries";
import { countryOptions } from "./country-options";

const namesIn = (locale: string) => listCountries(locale).map(({ code, name }) => [code, name] as const);

test.each(LOCALES)("every country can be chosen in %s, and one is", (locale) => {
  const options = countryOptions(namesIn(locale), "NO");
  expect(options.match(/<option value="[A-Z]{2}"( selected)?>[^<>]+<\/option>/g)).toHaveLength(
    COUNTRIES.length,
  );
  expect(options.match(/ selected/g)).toHaveLength(1);
  expect(options).toContain('value="NO" selected');
});

test("a name with an ampersand is one piece of text", () => {
  expect(countryOptions(namesIn("en"), "BA")).toContain(">Bosnia &amp; Herzegovina<");
});

import { isSupportedCountry, parsePhoneNumberFromString } from "libphonenumber-js/max";

/**
 * The number that a person has written, in E.164 (`+3546901234`): with its country, or as people write it in that country.
 * Null for what can't be a number there: a country code that does not exist, too few digits or too many. Whether the
 * number is in use is not looked at, because new ranges are given out faster than tables follow. For the server only: the
 * table of the world's numbers is too heavy for a page.
 */
export function readPhoneNumber(text: string, country: string | null): string | null {
  const number = parsePhoneNumberFromString(text, {
    ...(country && isSupportedCountry(country) ? { defaultCountry: country } : {}),
    extract: false,
  });
  if (!number?.isPossible() || number.ext !== undefined) return null;
  return number.number;
}

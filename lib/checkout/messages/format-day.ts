import type { Locale } from "@/lib/contracts/locales";
import type { Country } from "@/lib/core/countries";
import { zoneOfCountry } from "@/lib/core/zone-of-country";

/** The day on which something happened, as people of that language and country write it. */
export function formatDay(instant: Date, locale: Locale, country: Country): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: zoneOfCountry(country) }).format(
    instant,
  );
}

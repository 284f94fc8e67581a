const known = new Map<string, string>();

/**
 * The time zone (IANA) that a country's clocks go by, where they all show the same time the whole year round; `UTC` where
 * they do not, and for what is no country. Zones come from the engine.
 */
export function zoneOfCountry(country: string | null): string {
  if (country === null) return "UTC";
  const zone = known.get(country) ?? findZone(country);
  known.set(country, zone);
  return zone;
}

/** A winter and a summer day: zones that agree on both change their clocks together. */
const SAMPLES = [Date.UTC(2026, 0, 15), Date.UTC(2026, 6, 15)];

function findZone(country: string): string {
  const zones = listZones(country);
  const clocks = new Set(zones.map((zone) => SAMPLES.map((time) => clockOf(zone, time)).join()));
  return clocks.size === 1 ? (zones[0] ?? "UTC") : "UTC";
}

/** A getter at first, a method since ECMA-402 of 2024; some engines have neither. */
type ZonedLocale = { getTimeZones?(): string[] | undefined; timeZones?: string[] | undefined };

function listZones(country: string): string[] {
  const locale = new Intl.Locale("und", { region: country }) as ZonedLocale;
  return locale.getTimeZones?.() ?? locale.timeZones ?? [];
}

function clockOf(timeZone: string, time: number): string {
  return new Intl.DateTimeFormat("en", { timeZone, dateStyle: "short", timeStyle: "short" }).format(time);
}

import { type Country, isCountry } from "@/lib/core/countries";

/**
 * Where the customer probably is, without asking anybody: a trusted proxy's header, else the region of the browser's
 * first language that names one. A guess is shown and can be changed.
 */
export function guessCountry(headers: Headers, trustedHeader: string | null): Country | null {
  const said = trustedHeader === null ? "" : (headers.get(trustedHeader) ?? "").toUpperCase();
  if (isCountry(said)) return said;
  for (const [, region = ""] of (headers.get("accept-language") ?? "")
    .slice(0, 500)
    .matchAll(/[a-z]{2,3}-([A-Z]{2})/g)) {
    if (isCountry(region)) return region;
  }
  return null;
}

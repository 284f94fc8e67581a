import { DEFAULT_LOCALE, type Locale, negotiateLocale } from "@/lib/contracts/locales";

/** The page's language: what was chosen for it, else what the browser asks for, else English. */
export function pageLocale(chosen: Locale | null, headers: Pick<Headers, "get">): Locale {
  return chosen ?? negotiateLocale(headers.get("accept-language")) ?? DEFAULT_LOCALE;
}

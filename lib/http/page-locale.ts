import { DEFAULT_LOCALE, type Locale, negotiateLocale } from "@/lib/contracts/locales";

type Asking = Pick<Headers, "get">;

/** The page's language: what was chosen for it, else what the browser asks for, else the usual one of its merchant. */
export function pageLocale(
  chosen: Locale | null,
  headers: Asking,
  usual: Locale | null = DEFAULT_LOCALE,
): Locale {
  return askedLocale(chosen, headers) ?? usual ?? DEFAULT_LOCALE;
}

/** What was chosen for a page, else what the browser asks for; null where neither names a language that we speak. */
export function askedLocale(chosen: Locale | null, headers: Asking): Locale | null {
  return chosen ?? negotiateLocale(headers.get("accept-language"));
}

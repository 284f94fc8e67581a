/** The languages of the payment page, each a BCP 47 tag. */
export const LOCALES = ["en", "de", "fr", "es", "nb", "is", "pl", "ar"] as const;
export type Locale = (typeof LOCALES)[number];

export const DEFAULT_LOCALE: Locale = "en";

const RIGHT_TO_LEFT: readonly Locale[] = ["ar"];

export function directionOf(locale: Locale): "ltr" | "rtl" {
  return RIGHT_TO_LEFT.includes(locale) ? "rtl" : "ltr";
}

/** The page's language for what a browser or a link asks for (`de-AT` → `de`, `no` and `nn` → `nb`), else null. */
export function matchLocale(wanted: string): Locale | null {
  const language = wanted.trim().toLowerCase().split(/[-_]/)[0] ?? "";
  const alias = language === "no" || language === "nn" ? "nb" : language;
  return LOCALES.find((locale) => locale === alias) ?? null;
}

/** The best match of an `Accept-Language` header, by its order of quality. */
export function negotiateLocale(acceptLanguage: string | null): Locale | null {
  const wanted = (acceptLanguage ?? "")
    .slice(0, 500)
    .split(",")
    .map((part) => {
      const [tag = "", ...parameters] = part.split(";");
      const quality = parameters.map((each) => each.trim()).find((each) => each.startsWith("q="));
      return { tag, quality: quality ? Number(quality.slice(2)) : 1 };
    })
    .filter(({ quality }) => quality > 0)
    .sort((left, right) => right.quality - left.quality);
  for (const { tag } of wanted) {
    const locale = matchLocale(tag);
    if (locale) return locale;
  }
  return null;
}

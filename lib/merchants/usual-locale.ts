import { DEFAULT_LOCALE, type Locale } from "@/lib/contracts/locales";
import type { MerchantRow } from "./queries";

/** The language of what nobody has asked for in another: the merchant's, else English. */
export function usualLocale({ defaultLocale }: Pick<MerchantRow, "defaultLocale">): Locale {
  return defaultLocale ?? DEFAULT_LOCALE;
}

import type { Locale } from "@/lib/contracts/locales";
import type { Refusal } from "@/lib/core/errors";

/** Where a form of the phone's page leads: back to the page, in its language, and to what was refused. */
export function phoneAddress(secret: string, locale: Locale | null, refusal?: Refusal): string {
  const query = new URLSearchParams({
    ...(locale ? { lang: locale } : {}),
    ...(refusal ? { refused: refusal.code } : {}),
  });
  return `/phone/${secret}${query.size > 0 ? `?${query}` : ""}`;
}

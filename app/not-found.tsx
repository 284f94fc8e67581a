import { headers } from "next/headers";
import { NotFoundPage } from "@/components/checkout/not-found-page";
import { DEFAULT_LOCALE, matchLocale } from "@/lib/contracts/locales";

/** An address that leads nowhere, in the language that the browser asks for. */
export default async function NotFound() {
  const locale = matchLocale((await headers()).get("x-opentill-locale") ?? "") ?? DEFAULT_LOCALE;
  return <NotFoundPage locale={locale} />;
}

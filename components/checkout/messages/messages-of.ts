import type { Locale } from "@/lib/contracts/locales";
import { ar } from "./ar";
import { de } from "./de";
import { en, type Messages } from "./en";
import { es } from "./es";
import { fr } from "./fr";
import { is } from "./is";
import { nb } from "./nb";
import { pl } from "./pl";

const MESSAGES: Record<Locale, Messages> = { en, de, fr, es, nb, is, pl, ar };

/** For server components only: all eight languages are more than a browser should load. */
export function messagesOf(locale: Locale): Messages {
  return MESSAGES[locale];
}

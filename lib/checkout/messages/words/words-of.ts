import type { Locale } from "@/lib/contracts/locales";
import { ar } from "./ar";
import { de } from "./de";
import { en } from "./en";
import { es } from "./es";
import { fr } from "./fr";
import { is } from "./is";
import { nb } from "./nb";
import { pl } from "./pl";
import type { Words } from "./words";

const WORDS: Record<Locale, Words> = { en, de, fr, es, nb, is, pl, ar };

export function wordsOf(locale: Locale): Words {
  return WORDS[locale];
}

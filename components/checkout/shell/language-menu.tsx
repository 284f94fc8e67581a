import { Icon } from "@/components/ui/icon";
import { directionOf, LOCALES, type Locale } from "@/lib/contracts/locales";

type Props = { locale: Locale; path: string; label: string };

/** Each language in its own words, so that it is found by those who can't read the current one. */
export function LanguageMenu({ locale, path, label }: Props) {
  return (
    <details className="relative shrink-0">
      <summary className="flex min-h-11 items-center gap-1.5 rounded-lg px-2 hover:bg-surface">
        <Icon name="globe" />
        <span className="sr-only">{label}: </span>
        <span lang={locale} className="max-[24rem]:sr-only">
          {nameOf(locale)}
        </span>
        <Icon name="chevron" className="turns-when-open" />
      </summary>
      <ul className="absolute end-0 z-10 mt-1 min-w-44 rounded-lg border border-edge bg-surface py-1">
        {LOCALES.map((each) => (
          <li key={each}>
            <a
              href={`${path}?lang=${each}`}
              hrefLang={each}
              lang={each}
              dir={directionOf(each)}
              aria-current={each === locale || undefined}
              data-keeps-draft=""
              className="flex min-h-11 items-center px-4 hover:bg-accent-soft aria-[current]:font-semibold"
            >
              {nameOf(each)}
            </a>
          </li>
        ))}
      </ul>
    </details>
  );
}

function nameOf(locale: Locale): string {
  const name = new Intl.DisplayNames([locale], { type: "language" }).of(locale) ?? locale;
  return name.charAt(0).toLocaleUpperCase(locale) + name.slice(1);
}

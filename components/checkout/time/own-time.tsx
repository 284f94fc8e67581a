"use client";

import { useSyncExternalStore } from "react";
import { formatTime } from "../messages/format-time";

type Props = {
  /** RFC 3339. */
  time: string;
  locale: string;
  /** In words of the server, which knows every language of ours: a browser may not (Chromium has no Icelandic). */
  there: string;
};

/** The server's words, until the browser says them in its own zone. */
export function OwnTime({ time, locale, there }: Props) {
  const own = useSyncExternalStore(neverChanges, () => zoneOfBrowser(locale), noZone);
  return <time dateTime={time}>{own === null ? there : formatTime(time, locale, own)}</time>;
}

const neverChanges = () => () => {};
const noZone = () => null;

/** Null where the browser does not know its zone, or does not know the page's language and would answer in another. */
function zoneOfBrowser(locale: string): string | null {
  if (Intl.DateTimeFormat.supportedLocalesOf(locale).length === 0) return null;
  return new Intl.DateTimeFormat(locale).resolvedOptions().timeZone ?? null;
}

"use client";

import { useSyncExternalStore } from "react";
import { formatTime } from "../messages/format-time";

type Props = {
  /** RFC 3339. */
  time: string;
  locale: string;
  /** Where the customer probably is: what is shown before scripts and without them. */
  zone: string;
};

/** A time on the customer's own clock, with the name of its zone. */
export function LocalTime({ time, locale, zone }: Props) {
  const own = useSyncExternalStore(neverChanges, () => zoneOfBrowser(locale), noZone);
  return <time dateTime={time}>{formatTime(time, locale, own ?? zone)}</time>;
}

const neverChanges = () => () => {};
const noZone = () => null;

/** Null where the browser does not know its zone, or does not know the page's language and would answer in another. */
function zoneOfBrowser(locale: string): string | null {
  if (Intl.DateTimeFormat.supportedLocalesOf(locale).length === 0) return null;
  return new Intl.DateTimeFormat(locale).resolvedOptions().timeZone ?? null;
}

import { formatTime } from "../messages/format-time";
import { OwnTime } from "./own-time";

type Props = {
  /** RFC 3339. */
  time: string;
  locale: string;
  /** Where the customer probably is: what is shown before scripts and without them. */
  zone: string;
};

/** A time on the customer's own clock, with the name of its zone. */
export function LocalTime({ time, locale, zone }: Props) {
  return <OwnTime time={time} locale={locale} there={formatTime(time, locale, zone)} />;
}
